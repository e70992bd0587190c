package io.onrush.waitingroom.log;

import java.time.Clock;
import java.util.Date;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueTicket;

/**
 * Gives visitors a receipt of their place that anyone can check, without knowing who they are. Claims: {@code ons} onsale,
 * {@code jti} ticket id, {@code idx} index, {@code cmt} commitment, {@code iat} when it was signed: at this time the ticket
 * had this index. Where there are lanes also {@code lane} its number, {@code lix} the index in it, and {@code lanes} the names and
 * shares of all, so that neither can be changed later. Who holds one can show that the published list left the ticket out or moved it. Thread-safe.
 */
public final class Receipts {

	private final PublicSigner signer;

	private final Clock clock;

	Receipts(PublicSigner signer, Clock clock) {
		this.signer = signer;
		this.clock = clock;
	}

	public String sign(QueueTicket ticket, Onsale onsale) {
		LanePlace lane = ticket.lane();
		return this.signer.sign(PublicSigner.RECEIPT,
				new JWTClaimsSet.Builder().jwtID(ticket.ticketId().toString())
					.claim("ons", onsale.id().toString())
					.claim("idx", ticket.index())
					.claim("cmt", onsale.commitment())
					.claim("lane", (lane == null) ? null : lane.lane())
					.claim("lix", (lane == null) ? null : lane.index())
					.claim("lanes", (lane == null) ? null : onsale.lanes().promise())
					.issueTime(Date.from(this.clock.instant()))
					.build());
	}

}
