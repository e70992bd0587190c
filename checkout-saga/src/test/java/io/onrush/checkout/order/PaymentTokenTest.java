package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

import io.onrush.checkout.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every token of the simulated provider, end to end over real HTTP. */
class PaymentTokenTest {

	private final SagaKit kit = new SagaKit();

	private final CheckoutNode node = this.kit.node();

	@AfterEach
	void close() {
		this.kit.close();
	}

	@Test
	void tok_visa_is_charged_once() {
		UUID order = this.kit.placed(this.node, "hold", "tok_visa");
		this.kit.expect(this.node, order, OrderStatus.CONFIRMED, null);
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE captured = 10000 AND refunded = 0")).isEqualTo(1);
	}

	@Test
	void tok_declined_and_an_unknown_token_are_declined() {
		UUID declined = this.kit.placed(this.node, "hold-1", "tok_declined");
		this.kit.expect(this.node, declined, OrderStatus.FAILED, "payment-declined");
		UUID unknown = this.kit.placed(this.node, "hold-2", "tok_nonsense");
		this.kit.expect(this.node, unknown, OrderStatus.FAILED, "payment-declined");
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE code = 'unknown-token'")).isEqualTo(1);
	}

	@Test
	void tok_slow_is_waited_for() {
		UUID order = this.kit.placed(this.node, "hold", "tok_slow");
		this.kit.expect(this.node, order, OrderStatus.CONFIRMED, null);
		assertThat(this.kit.steps(this.node, order)).doesNotContain("authorize-payment retrying");
	}

	@Test
	void tok_lost_reply_is_asked_about_and_charged_once() {
		UUID order = this.kit.placed(this.node, "hold", "tok_lost_reply");
		this.kit.expect(this.node, order, OrderStatus.CONFIRMED, null);
		assertThat(this.kit.steps(this.node, order)).startsWith("claim-seats done", "authorize-payment retrying",
				"authorize-payment done");
	}

	@Test
	void tok_timeout_ends_without_a_charge_and_poisons_the_key() {
		CheckoutNode impatient = this.kit.started(this.kit.builder()
			.property("payment.timeout", "400ms")
			.property("payment.connect-timeout", "300ms"));
		this.node.close();
		UUID order = this.kit.placed(impatient, "hold", "tok_timeout");
		this.kit.expect(impatient, order, OrderStatus.FAILED, "payment-timeout");
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE status = 'voided' AND authorized = 0"))
			.isEqualTo(1);
		assertThat(this.kit.inventory.owners()).isEmpty();
	}

	@Test
	void a_cancelled_order_is_refunded_in_full_and_its_tickets_are_void() {
		UUID order = this.kit.confirmed(this.node, "hold");
		this.kit.cancel(this.node, order);
		this.kit.expect(this.node, order, OrderStatus.CANCELLED, null);
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE captured = 10000 AND refunded = 10000"))
			.isEqualTo(1);
		assertThat(TestDatabase.count("checkout.tickets WHERE status = 'VOID'")).isEqualTo(2);
		assertThat(this.kit.inventory.owners()).isEmpty();
	}

	@Test
	void a_provider_that_is_down_ends_in_a_failed_order_once_it_is_back() {
		CheckoutNode cutOff = this.kit.started(this.kit.builder().property("payment.url", "http://127.0.0.1:1/v1"));
		this.node.close();
		UUID order = this.kit.placed(cutOff, "hold", "tok_visa");
		await().until(() -> this.kit.steps(cutOff, order).contains("authorize-payment given-up"));
		cutOff.close();
		this.kit.clock.forward(Duration.ofSeconds(31));
		CheckoutNode healthy = this.kit.node();
		this.kit.expect(healthy, order, OrderStatus.FAILED, "payment-timeout");
	}

}
