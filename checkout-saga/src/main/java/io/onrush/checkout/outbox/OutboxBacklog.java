package io.onrush.checkout.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The events that wait to be published, in one reading of the index of pending events.
 *
 * @param pending how many wait; counted up to 100,000, so that a long outage does not make the counting dear
 * @param lagSeconds since the first of them was entered; 0 when none waits
 */
record OutboxBacklog(long pending, double lagSeconds) {

	static final String READ = """
			SELECT (SELECT count(*) FROM (SELECT FROM checkout.outbox WHERE delivered_at IS NULL LIMIT 100000) w) AS pending,
			       (SELECT created_at FROM checkout.outbox WHERE delivered_at IS NULL ORDER BY xid, seq LIMIT 1) AS oldest""";

	static Mono<OutboxBacklog> read(DatabaseClient database, Clock clock) {
		return database.sql(READ).map(row -> of(row, clock.instant())).one();
	}

	private static OutboxBacklog of(Readable row, Instant now) {
		Instant oldest = row.get("oldest", Instant.class);
		double lag = (oldest == null) ? 0 : Math.max(0, Duration.between(oldest, now).toMillis() / 1000.0);
		return new OutboxBacklog(row.get("pending", Long.class), lag);
	}

}
