package io.onrush.waitingroom.queue;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.SignedTokens;
import io.onrush.waitingroom.draw.LanePlace;
import org.jspecify.annotations.Nullable;

/**
 * Signs queue tickets and checks them without a remote call. Claims: {@code sub} visitor, {@code jti} ticket id,
 * {@code ons} onsale, {@code idx} index, {@code lane} and {@code lix} the lane's number and the index in it where there are
 * lanes, {@code trc} the journey's traceparent where it is traced, {@code iat}, {@code exp} a day after the onsale closes. Thread-safe.
 */
public final class QueueTickets {

	private static final Duration OUTLIVES_CLOSE = Duration.ofDays(1);

	private final SignedTokens tokens;

	private final Clock clock;

	public QueueTickets(byte[] tokenKey, Clock clock) {
		this.tokens = new SignedTokens("onrush-queue-ticket", tokenKey, clock);
		this.clock = clock;
	}

	public String sign(QueueTicket ticket, Onsale onsale) {
		return this.tokens.sign(new JWTClaimsSet.Builder().subject(ticket.visitor())
			.jwtID(ticket.ticketId().toString())
			.claim("ons", ticket.onsaleId().toString())
			.claim("idx", ticket.index())
			.claim("lane", (ticket.lane() == null) ? null : ticket.lane().lane())
			.claim("lix", (ticket.lane() == null) ? null : ticket.lane().index())
			.claim("trc", ticket.trace())
			.issueTime(SignedTokens.date(this.clock.instant()))
			.expirationTime(SignedTokens.date(onsale.closesAt().plus(OUTLIVES_CLOSE)))
			.build());
	}

	public TicketCheck check(@Nullable String token, String visitor, UUID onsaleId) {
		if (token == null || token.isBlank()) {
			return new TicketCheck.Missing();
		}
		return switch (this.tokens.read(token)) {
			case SignedTokens.Reading.Genuine(JWTClaimsSet claims) -> judge(claims, visitor, onsaleId);
			case SignedTokens.Reading.Malformed() -> new TicketCheck.Malformed();
			case SignedTokens.Reading.BadSignature() -> new TicketCheck.BadSignature();
			case SignedTokens.Reading.Expired() -> new TicketCheck.Expired();
		};
	}

	private static TicketCheck judge(JWTClaimsSet claims, String visitor, UUID onsaleId) {
		QueueTicket ticket = ticket(claims);
		if (!ticket.onsaleId().equals(onsaleId)) {
			return new TicketCheck.WrongOnsale();
		}
		return ticket.visitor().equals(visitor) ? new TicketCheck.Valid(ticket) : new TicketCheck.NotYours();
	}

	private static @Nullable LanePlace lane(JWTClaimsSet claims) throws ParseException {
		Integer lane = claims.getIntegerClaim("lane");
		return (lane == null) ? null : new LanePlace(lane, claims.getLongClaim("lix"));
	}

	private static QueueTicket ticket(JWTClaimsSet claims) {
		try {
			return new QueueTicket(UUID.fromString(claims.getJWTID()), UUID.fromString(claims.getStringClaim("ons")),
					claims.getSubject(), claims.getLongClaim("idx"), lane(claims), claims.getStringClaim("trc"));
		}
		catch (ParseException impossible) {
			throw new IllegalStateException("we signed another kind of ticket", impossible);
		}
	}

}
