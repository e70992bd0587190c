package io.onrush.checkout.payment;

import java.time.Clock;
import java.util.UUID;

import io.onrush.checkout.Money;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Payments in our books. A late record of an overtaken runner cannot undo a later truth: final states stay, and a captured
 * payment only becomes refunded. The provider's books decide; a record that is lost in a crash of the database is made again
 * from the provider's answer, so it does not wait for the disk.
 */
final class PaymentStore {

	private static final String RECORD = """
			UPDATE checkout.payments
			SET state = :state, payment_token = CASE WHEN :state = 'UNKNOWN' THEN payment_token END, updated_at = :now
			WHERE order_id = :order AND state NOT IN ('VOIDED', 'REFUNDED', 'DECLINED')
			  AND (state <> 'CAPTURED' OR :state = 'REFUNDED')
			RETURNING set_config('synchronous_commit', 'off', true)""";

	private final DatabaseClient database;

	private final Clock clock;

	PaymentStore(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	Mono<Void> insert(Payment payment) {
		return Mono.defer(() -> this.database.sql("""
				INSERT INTO checkout.payments (order_id, provider_key, state, payment_token, amount, currency, updated_at)
				VALUES (:order, :key, :state, :token, :amount, :currency, :now)""")
			.bind("order", payment.orderId())
			.bind("key", payment.key())
			.bind("state", payment.state().name())
			.bind("token", payment.request().paymentToken())
			.bind("amount", payment.money().amount())
			.bind("currency", payment.money().currency())
			.bind("now", this.clock.instant())
			.then());
	}

	Mono<Payment> find(UUID orderId) {
		return this.database.sql("SELECT * FROM checkout.payments WHERE order_id = :order")
			.bind("order", orderId)
			.map(PaymentStore::payment)
			.one()
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("Order " + orderId + " has no payment")));
	}

	Mono<Void> record(UUID orderId, PaymentState state) {
		return Mono.defer(() -> this.database.sql(RECORD)
			.bind("state", state.name())
			.bind("now", this.clock.instant())
			.bind("order", orderId)
			.then());
	}

	Mono<Void> forgetToken(UUID orderId) {
		return this.database.sql("UPDATE checkout.payments SET payment_token = NULL WHERE order_id = :order")
			.bind("order", orderId)
			.then();
	}

	private static Payment payment(Readable row) {
		return new Payment(row.get("order_id", UUID.class), row.get("provider_key", String.class),
				PaymentState.valueOf(row.get("state", String.class)), row.get("payment_token", String.class),
				new Money(row.get("amount", Long.class), row.get("currency", String.class)));
	}

}
