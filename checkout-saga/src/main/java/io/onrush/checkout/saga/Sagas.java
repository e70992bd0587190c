package io.onrush.checkout.saga;

import java.time.Instant;
import java.util.UUID;

import io.onrush.checkout.Traces;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Opens and starts sagas and tells how far they are. {@link #open} belongs into the transaction that makes the saga
 * necessary; {@link #start} comes after its commit. A saga that is opened and never started (a crash, a full queue) is
 * found by the sweep of any process. An order has at most one saga of a kind.
 */
public final class Sagas {

	private final SagaJournal journal;

	private final SagaRunner runner;

	private final DatabaseClient database;

	Sagas(SagaJournal journal, SagaRunner runner, DatabaseClient database) {
		this.journal = journal;
		this.runner = runner;
		this.database = database;
	}

	/** Empty when the order already has a saga of this kind. It is part of the trace in the context, else of the order's. */
	public Mono<OpenSaga> open(String kind, UUID orderId) {
		return Mono.deferContextual(
				context -> this.journal.open(kind, orderId, context.getOrDefault(Traces.PARENT, null)).map(OpenSaga::new));
	}

	/** Completes when the saga is queued here or left to the sweep, not when it ends. Cannot lose the saga. */
	public Mono<Void> start(OpenSaga opened) {
		return Mono.defer(() -> this.runner.submit(opened.saga()) ? Mono.empty() : this.journal.release(opened.saga()));
	}

	/** Whether any saga of the order still runs. */
	public Mono<Boolean> isRunning(UUID orderId) {
		return this.database
			.sql("SELECT EXISTS (SELECT 1 FROM checkout.sagas WHERE order_id = :order AND status = 'RUNNING') AS running")
			.bind("order", orderId)
			.map(row -> row.get("running", Boolean.class))
			.one();
	}

	/** The order's step log after {@code seq}, in order, at most {@code limit} lines. */
	public Flux<StepRecord> stepsAfter(UUID orderId, long seq, int limit) {
		return this.database.sql("""
				SELECT seq, step, outcome, at FROM checkout.saga_steps
				WHERE order_id = :order AND seq > :seq ORDER BY seq LIMIT :limit""")
			.bind("order", orderId)
			.bind("seq", seq)
			.bind("limit", limit)
			.map(row -> new StepRecord(row.get("seq", Long.class), row.get("step", String.class),
					row.get("outcome", String.class), row.get("at", Instant.class)))
			.all();
	}

}
