package io.onrush.checkout.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.onrush.checkout.saga.StepOutcome;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** How the payments of an event's latest orders came out; for whoever decides how many more may come. */
public final class PaymentOutcomes {

	private static final Duration LATEST = Duration.ofMinutes(2);

	private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

	private static final String COUNT = """
			SELECT count(*) AS payments, count(*) FILTER (WHERE status = 'PENDING' OR reason IN (:timeout, :fault)) AS faults
			FROM checkout.orders
			WHERE event_id = :event AND created_at > :since
			  AND (status IN ('CONFIRMED', 'CANCELLED') OR reason IN (:declined, :timeout, :fault) OR (status = 'PENDING' AND created_at < :late))""";

	private final DatabaseClient database;

	private final Clock clock;

	PaymentOutcomes(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/** Of the orders of the last two minutes. */
	public Mono<Counts> latest(UUID eventId) {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			return this.database.sql(COUNT)
				.bind("event", eventId)
				.bind("since", now.minus(LATEST))
				.bind("late", now.minus(ANSWERED_WITHIN))
				.bind("declined", FailureReason.PAYMENT_DECLINED)
				.bind("timeout", FailureReason.PAYMENT_TIMEOUT)
				.bind("fault", StepOutcome.FAULT)
				.map(PaymentOutcomes::counts)
				.one();
		});
	}

	private static Counts counts(Readable row) {
		return new Counts(row.get("payments", Long.class), row.get("faults", Long.class));
	}

	/**
	 * @param payments that came to an answer, a refusal included, or have waited for one for half a minute
	 * @param faults of these, without an answer, or ended by a fault
	 */
	public record Counts(long payments, long faults) {
	}

}
