package io.onrush.checkout.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/**
 * Leases are measured with the caller's clock. A clock that runs ahead takes a saga over early; that costs a repeated
 * (idempotent) step and never a double record, because every record names its lease.
 * <p>
 * A record does not wait for the disk: if the database itself crashes and loses the last records, their steps run once
 * more, which every step allows. What must not be lost (orders, tickets, events) is committed elsewhere and does wait.
 */
final class PostgresSagaJournal implements SagaJournal {

	private static final String OPEN = """
			INSERT INTO checkout.sagas (id, kind, order_id, position, direction, status, attempts, next_run_at,
			                            lease_owner, lease_until, created_at, updated_at, trace)
			VALUES (:id, :kind, :order, 0, 'FORWARD', 'RUNNING', 0, :now, :lease, :until, :now, :now,
			        coalesce(:trace, (SELECT trace FROM checkout.sagas WHERE order_id = :order ORDER BY created_at LIMIT 1)))
			ON CONFLICT (order_id, kind) DO NOTHING
			RETURNING *""";

	private static final String TAKE_DUE = """
			UPDATE checkout.sagas SET lease_owner = :lease, lease_until = :until, updated_at = :now
			WHERE id IN (SELECT id FROM checkout.sagas
			             WHERE status = 'RUNNING' AND next_run_at <= :now AND (lease_until IS NULL OR lease_until < :now)
			             ORDER BY next_run_at LIMIT :limit FOR UPDATE SKIP LOCKED)
			RETURNING *""";

	private static final String RECORD = """
			WITH moved AS (
			  UPDATE checkout.sagas
			  SET position = :position, direction = :direction, status = :status, attempts = :attempts, reason = :reason,
			      next_run_at = :nextRun, lease_owner = :owner, lease_until = :until, updated_at = :now
			  WHERE id = :id AND lease_owner = :lease AND status = 'RUNNING'
			  RETURNING order_id),
			logged AS (
			  INSERT INTO checkout.saga_steps (order_id, seq, step, outcome, at)
			  SELECT order_id, 1 + coalesce((SELECT max(seq) FROM checkout.saga_steps l WHERE l.order_id = moved.order_id), 0),
			         :step, :outcome, :now
			  FROM moved WHERE :logged)
			SELECT order_id, set_config('synchronous_commit', 'off', true) FROM moved""";

	private static final String RELEASE = """
			UPDATE checkout.sagas SET lease_owner = NULL, lease_until = NULL, updated_at = :now
			WHERE id = :id AND lease_owner = :lease""";

	private final DatabaseClient database;

	private final Clock clock;

	private final IdGenerator ids;

	private final Duration lease;

	PostgresSagaJournal(DatabaseClient database, Clock clock, IdGenerator ids, Duration lease) {
		this.database = database;
		this.clock = clock;
		this.ids = ids;
		this.lease = lease;
	}

	@Override
	public Mono<Saga> open(String kind, UUID orderId, @Nullable String trace) {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			return this.database.sql(OPEN)
				.bind("id", this.ids.generateId())
				.bind("kind", kind)
				.bind("order", orderId)
				.bind("now", now)
				.bind("lease", this.ids.generateId())
				.bind("until", now.plus(this.lease))
				.bind("trace", Parameters.in(R2dbcType.VARCHAR, trace))
				.map(PostgresSagaJournal::saga)
				.one();
		});
	}

	@Override
	public Flux<Saga> takeDue(int limit) {
		return Flux.defer(() -> {
			Instant now = this.clock.instant();
			return this.database.sql(TAKE_DUE)
				.bind("lease", this.ids.generateId())
				.bind("until", now.plus(this.lease))
				.bind("now", now)
				.bind("limit", limit)
				.map(PostgresSagaJournal::saga)
				.all();
		});
	}

	@Override
	public Mono<Saga> record(Move move) {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			Saga after = move.after().leasedUntil(now.plus(this.lease));
			boolean keeps = move.keepsLease();
			return this.database.sql(RECORD)
				.bind("position", after.position())
				.bind("direction", after.direction().name())
				.bind("status", after.status().name())
				.bind("attempts", after.attempts())
				.bind("reason", Parameters.in(R2dbcType.VARCHAR, after.reason()))
				.bind("nextRun", now.plus(move.pause()))
				.bind("owner", keeps ? Parameters.in(after.lease()) : Parameters.in(UUID.class))
				.bind("until", keeps ? Parameters.in(after.leaseUntil()) : Parameters.in(Instant.class))
				.bind("now", now)
				.bind("id", after.id())
				.bind("lease", after.lease())
				.bind("step", move.step())
				.bind("outcome", move.outcome())
				.bind("logged", move.isLogged())
				.map(row -> after)
				.one();
		});
	}

	@Override
	public Mono<Void> release(Saga saga) {
		return Mono.defer(() -> this.database.sql(RELEASE)
			.bind("now", this.clock.instant())
			.bind("id", saga.id())
			.bind("lease", saga.lease())
			.then());
	}

	private static Saga saga(Readable row) {
		return new Saga(row.get("id", UUID.class), row.get("kind", String.class), row.get("order_id", UUID.class),
				row.get("position", Integer.class), Direction.valueOf(row.get("direction", String.class)),
				SagaStatus.valueOf(row.get("status", String.class)), row.get("attempts", Integer.class),
				row.get("reason", String.class), row.get("lease_owner", UUID.class), row.get("lease_until", Instant.class),
				row.get("trace", String.class));
	}

}
