package io.onrush.waitingroom.log;

import java.time.Clock;
import java.util.Date;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueTicket;

/**
 * Gives visitors a receipt of their place that anyone can check, without knowing who they are. Claims: {@code ons} onsale,
 * {@code jti} ticket id, {@code idx} index, {@code cmt} commitment, {@code iat} when it was signed: at this time the ticket
 * had this index. Who holds one can show that the published list left the ticket out or moved it. Thread-safe.
 */
public final class Receipts {

	private final PublicSigner signer;

	private final Clock clock;

	Receipts(PublicSigner signer, Clock clock) {
		this.signer = signer;
		this.clock = clock;
	}

	public String sign(QueueTicket ticket, Onsale onsale) {
		return this.signer.sign(PublicSigner.RECEIPT,
				new JWTClaimsSet.Builder().jwtID(ticket.ticketId().toString())
					.claim("ons", onsale.id().toString())
					.claim("idx", ticket.index())
					.claim("cmt", onsale.commitment())
					.issueTime(Date.from(this.clock.instant()))
					.build());
	}

}
