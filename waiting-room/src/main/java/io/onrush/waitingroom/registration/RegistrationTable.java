package io.onrush.waitingroom.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The table {@code waiting_room.registrations}. Single statements only, so nothing is ever left half done. */
final class RegistrationTable {

	private final DatabaseClient database;

	private final Duration timeout;

	RegistrationTable(DatabaseClient database, Duration timeout) {
		this.database = database;
		this.timeout = timeout;
	}

	/** False where the visitor is registered already; then the address is the new one. */
	Mono<Boolean> put(Registration registration) {
		return this.database.sql("""
				INSERT INTO waiting_room.registrations AS present (onsale_id, visitor_id, address, language, registered_at, reminded_at)
				VALUES ($1, $2, $3, $4, $5, $6)
				ON CONFLICT (onsale_id, visitor_id) DO UPDATE SET address = excluded.address, language = excluded.language
				RETURNING xmax = 0""")
			.bind(0, registration.onsaleId())
			.bind(1, registration.visitorId())
			.bind(2, Objects.requireNonNull(registration.address()))
			.bind(3, registration.language())
			.bind(4, registration.registeredAt())
			.bind(5, (registration.remindedAt() == null) ? Parameters.in(Instant.class)
					: Parameters.in(registration.remindedAt()))
			.map(row -> Objects.requireNonNull(row.get(0, Boolean.class)))
			.one()
			.timeout(this.timeout);
	}

	Mono<Registration> find(UUID onsaleId, UUID visitorId) {
		return this.database.sql("SELECT * FROM waiting_room.registrations WHERE onsale_id = $1 AND visitor_id = $2")
			.bind(0, onsaleId)
			.bind(1, visitorId)
			.map(RegistrationTable::read)
			.one()
			.timeout(this.timeout);
	}

	Mono<Void> delete(UUID onsaleId, UUID visitorId) {
		return this.database.sql("DELETE FROM waiting_room.registrations WHERE onsale_id = $1 AND visitor_id = $2")
			.bind(0, onsaleId)
			.bind(1, visitorId)
			.then()
			.timeout(this.timeout);
	}

	/** No more mails: who registered may still join. */
	Mono<Void> forgetAddress(UUID onsaleId, UUID visitorId) {
		return this.database
			.sql("UPDATE waiting_room.registrations SET address = NULL WHERE onsale_id = $1 AND visitor_id = $2")
			.bind(0, onsaleId)
			.bind(1, visitorId)
			.then()
			.timeout(this.timeout);
	}

	Mono<Long> count(UUID onsaleId) {
		return this.database.sql("SELECT count(*) FROM waiting_room.registrations WHERE onsale_id = $1")
			.bind(0, onsaleId)
			.map(row -> Objects.requireNonNull(row.get(0, Long.class)))
			.one()
			.timeout(this.timeout);
	}

	/**
	 * Some whose onsale opens its queue within the time of its reminder, for this process alone until {@code until}. Rows that others are taking at
	 * this moment are passed over, not waited for.
	 */
	Mono<List<Registration>> claimDue(Instant now, Instant until, int most) {
		return this.database.sql("""
				UPDATE waiting_room.registrations SET claimed_until = $2
				WHERE (onsale_id, visitor_id) IN (
				    SELECT r.onsale_id, r.visitor_id
				    FROM waiting_room.registrations r JOIN waiting_room.onsales o ON o.id = r.onsale_id
				    WHERE r.reminded_at IS NULL AND r.address IS NOT NULL AND (r.claimed_until IS NULL OR r.claimed_until <= $1)
				      AND o.registration <> 'OFF' AND o.closes_at > $1
				      AND o.queue_opens_at - o.reminder_minutes * interval '1 minute' <= $1
				    ORDER BY o.queue_opens_at LIMIT $3
				    FOR UPDATE OF r SKIP LOCKED)
				RETURNING *""")
			.bind(0, now)
			.bind(1, until)
			.bind(2, most)
			.map(RegistrationTable::read)
			.all()
			.collectList()
			.timeout(this.timeout);
	}

	/** There is no more mail to send: the address goes. */
	Mono<Void> reminded(UUID onsaleId, UUID visitorId, Instant now) {
		return this.database.sql("""
				UPDATE waiting_room.registrations SET reminded_at = $3, claimed_until = NULL, address = NULL
				WHERE onsale_id = $1 AND visitor_id = $2""")
			.bind(0, onsaleId)
			.bind(1, visitorId)
			.bind(2, now)
			.then()
			.timeout(this.timeout);
	}

	/** Addresses of onsales that are over. */
	Mono<Long> forgetAddressesOfClosed(Instant now) {
		return this.database.sql("""
				UPDATE waiting_room.registrations r SET address = NULL FROM waiting_room.onsales o
				WHERE o.id = r.onsale_id AND r.address IS NOT NULL AND o.closes_at <= $1""")
			.bind(0, now)
			.fetch()
			.rowsUpdated()
			.timeout(this.timeout);
	}

	private static Registration read(Readable row) {
		return new Registration(Objects.requireNonNull(row.get("onsale_id", UUID.class)),
				Objects.requireNonNull(row.get("visitor_id", UUID.class)), row.get("address", String.class),
				Objects.requireNonNull(row.get("language", String.class)),
				Objects.requireNonNull(row.get("registered_at", Instant.class)),
				row.get("reminded_at", Instant.class));
	}

}
