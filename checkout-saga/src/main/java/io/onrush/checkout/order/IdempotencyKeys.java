package io.onrush.checkout.order;

import java.time.Clock;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The first answers under idempotency keys. An answer is stored in the transaction of the effect, so there is an answer
 * exactly when there is an effect. A key in use is an advisory lock of that transaction: a second request learns at once
 * that the first still runs, and a crash frees the key.
 */
final class IdempotencyKeys {

	private final DatabaseClient database;

	private final Clock clock;

	IdempotencyKeys(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/** The stored answer; empty when the key is new. */
	Mono<StoredAnswer> find(IdempotentRequest request) {
		return this.database.sql("""
				SELECT request_hash, order_id, response_status, response_body FROM checkout.idempotency_keys
				WHERE visitor_id = :visitor AND operation = :operation AND key = :key""")
			.bind("visitor", request.visitorId())
			.bind("operation", request.operation())
			.bind("key", request.key())
			.map(row -> new StoredAnswer(row.get("request_hash", String.class), row.get("order_id", UUID.class),
					row.get("response_status", Integer.class), row.get("response_body", String.class)))
			.one();
	}

	/** Takes the key until the transaction ends; false when another transaction has it. */
	Mono<Boolean> lock(IdempotentRequest request) {
		return this.database.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0)) AS locked")
			.bind("name", request.operation() + '\n' + request.visitorId() + '\n' + request.key())
			.map(row -> row.get("locked", Boolean.class))
			.one();
	}

	Mono<Void> store(IdempotentRequest request, StoredAnswer answer) {
		return Mono.defer(() -> this.database.sql("""
				INSERT INTO checkout.idempotency_keys (visitor_id, operation, key, request_hash, order_id,
				                                       response_status, response_body, created_at)
				VALUES (:visitor, :operation, :key, :hash, :order, :status, :body, :now)""")
			.bind("visitor", request.visitorId())
			.bind("operation", request.operation())
			.bind("key", request.key())
			.bind("hash", answer.requestHash())
			.bind("order", answer.orderId())
			.bind("status", answer.status())
			.bind("body", answer.body())
			.bind("now", this.clock.instant())
			.then());
	}

}
