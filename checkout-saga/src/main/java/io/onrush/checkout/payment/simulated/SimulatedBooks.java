package io.onrush.checkout.payment.simulated;

import java.time.Clock;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The provider's books in PostgreSQL. Each change is one conditional statement, so a repeated call changes nothing. */
final class SimulatedBooks {

	private final DatabaseClient database;

	private final Clock clock;

	SimulatedBooks(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/** Enters a payment unless the key is taken; true when this call entered it. */
	Mono<Boolean> enter(String key, String status, @Nullable String code, long authorized, String currency) {
		return Mono.defer(() -> this.database.sql("""
				INSERT INTO checkout.simulated_payments (key, status, code, authorized, currency, updated_at)
				VALUES (:key, :status, :code, :authorized, :currency, :now) ON CONFLICT (key) DO NOTHING""")
			.bind("key", key)
			.bind("status", status)
			.bind("code", Parameters.in(R2dbcType.VARCHAR, code))
			.bind("authorized", authorized)
			.bind("currency", currency)
			.bind("now", this.clock.instant())
			.fetch()
			.rowsUpdated()
			.map(rows -> rows == 1));
	}

	Mono<Void> capture(String key) {
		return change("SET status = 'captured', captured = authorized", key, "authorized");
	}

	Mono<Void> voidPayment(String key) {
		return change("SET status = 'voided'", key, "authorized");
	}

	Mono<Void> refund(String key) {
		return change("SET status = 'refunded', refunded = captured", key, "captured");
	}

	Mono<SimulatedPayment> find(String key) {
		return this.database.sql("SELECT * FROM checkout.simulated_payments WHERE key = :key")
			.bind("key", key)
			.map(SimulatedBooks::payment)
			.one();
	}

	/** Payments whose keys come after this one, by key. */
	Flux<SimulatedPayment> after(String key, int limit) {
		return this.database
			.sql("SELECT * FROM checkout.simulated_payments WHERE key > :key ORDER BY key LIMIT :limit")
			.bind("key", key)
			.bind("limit", limit)
			.map(SimulatedBooks::payment)
			.all();
	}

	private Mono<Void> change(String set, String key, String from) {
		return Mono.defer(() -> this.database
			.sql("UPDATE checkout.simulated_payments " + set + ", updated_at = :now WHERE key = :key AND status = :from")
			.bind("now", this.clock.instant())
			.bind("key", key)
			.bind("from", from)
			.then());
	}

	private static SimulatedPayment payment(Readable row) {
		return new SimulatedPayment(row.get("key", String.class), row.get("status", String.class),
				row.get("code", String.class), row.get("authorized", Long.class), row.get("captured", Long.class),
				row.get("refunded", Long.class), row.get("currency", String.class));
	}

}
