package io.onrush.checkout.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The outbox table. Pending events are read in the order of their transactions' ids and only up to the oldest transaction
 * that is still open: what is read later always sorts later, so no event is overtaken or skipped however commits interleave.
 */
final class OutboxStore {

	private static final String PENDING = """
			SELECT id, topic, msg_key, type, payload, trace FROM checkout.outbox
			WHERE delivered_at IS NULL AND xid < pg_snapshot_xmin(pg_current_snapshot())
			ORDER BY xid, seq LIMIT :limit""";

	private static final String LEASE = """
			INSERT INTO checkout.outbox_lease AS held (name, owner, lease_until) VALUES ('relay', :owner, :until)
			ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until
			WHERE held.owner = excluded.owner OR held.lease_until < :now""";

	private static final String PURGE = """
			DELETE FROM checkout.outbox
			WHERE id IN (SELECT id FROM checkout.outbox WHERE delivered_at < :before LIMIT :limit)""";

	private final DatabaseClient database;

	private final Clock clock;

	OutboxStore(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	Mono<Void> append(OutgoingEvent event) {
		return Mono.defer(() -> this.database.sql("""
				INSERT INTO checkout.outbox (id, topic, msg_key, type, payload, created_at, trace)
				VALUES (:id, :topic, :key, :type, :payload, :now, :trace)""")
			.bind("id", event.id())
			.bind("topic", event.topic())
			.bind("key", event.key())
			.bind("type", event.type())
			.bind("payload", event.payload())
			.bind("now", this.clock.instant())
			.bind("trace", Parameters.in(R2dbcType.VARCHAR, event.trace()))
			.then());
	}

	Mono<List<OutgoingEvent>> pending(int limit) {
		return this.database.sql(PENDING).bind("limit", limit).map(OutboxStore::event).all().collectList();
	}

	Mono<Void> markDelivered(List<OutgoingEvent> events) {
		return Mono.defer(() -> this.database
			.sql("UPDATE checkout.outbox SET delivered_at = :now WHERE id = ANY(:ids) AND delivered_at IS NULL")
			.bind("now", this.clock.instant())
			.bind("ids", events.stream().map(OutgoingEvent::id).toArray(UUID[]::new))
			.then());
	}

	/** Takes or prolongs the relay's lease; false when another relay has it. */
	Mono<Boolean> lease(UUID owner, Duration duration) {
		return Mono.defer(() -> this.database.sql(LEASE)
			.bind("owner", owner)
			.bind("until", this.clock.instant().plus(duration))
			.bind("now", this.clock.instant())
			.fetch()
			.rowsUpdated()
			.map(rows -> rows == 1));
	}

	Mono<Void> giveUpLease(UUID owner) {
		return this.database.sql("DELETE FROM checkout.outbox_lease WHERE owner = :owner").bind("owner", owner).then();
	}

	/** Deletes one batch of events that were delivered long ago; how many there were. */
	Mono<Long> purge(Duration retention, int limit) {
		return Mono.defer(() -> this.database.sql(PURGE)
			.bind("before", this.clock.instant().minus(retention))
			.bind("limit", limit)
			.fetch()
			.rowsUpdated());
	}

	private static OutgoingEvent event(Readable row) {
		return new OutgoingEvent(row.get("id", UUID.class), row.get("topic", String.class),
				row.get("msg_key", String.class), row.get("type", String.class), row.get("payload", String.class),
				row.get("trace", String.class));
	}

}
