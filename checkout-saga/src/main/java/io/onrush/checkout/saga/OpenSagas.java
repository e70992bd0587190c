package io.onrush.checkout.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The sagas that run, of all processes, in one reading. It walks the index of running sagas and, for each, its payment: a
 * payment is unknown only while its saga runs, for the saga asks until it is known.
 *
 * @param open how many run
 * @param oldestSeconds since the oldest of them was opened; 0 when none runs
 * @param unknownPayments how many of their payments have an outcome that nobody knows
 */
record OpenSagas(long open, double oldestSeconds, long unknownPayments) {

	static final String READ = """
			SELECT count(*) AS open, min(s.created_at) AS oldest, count(*) FILTER (WHERE p.state = 'UNKNOWN') AS unknown
			FROM checkout.sagas s LEFT JOIN checkout.payments p ON p.order_id = s.order_id
			WHERE s.status = 'RUNNING'""";

	static Mono<OpenSagas> read(DatabaseClient database, Clock clock) {
		return database.sql(READ).map(row -> of(row, clock.instant())).one();
	}

	private static OpenSagas of(Readable row, Instant now) {
		Instant oldest = row.get("oldest", Instant.class);
		double age = (oldest == null) ? 0 : Math.max(0, Duration.between(oldest, now).toMillis() / 1000.0);
		return new OpenSagas(row.get("open", Long.class), age, row.get("unknown", Long.class));
	}

}
