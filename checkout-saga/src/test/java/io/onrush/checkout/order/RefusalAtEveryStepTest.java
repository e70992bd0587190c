package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;

import io.onrush.checkout.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

class RefusalAtEveryStepTest {

	private final SagaKit kit = new SagaKit();

	@AfterEach
	void close() {
		this.kit.close();
	}

	@Test
	void a_seat_claimed_by_another_order_fails_before_any_money_moves() {
		this.kit.inventory.claimForSomebodyElse("hold-1");
		CheckoutNode node = this.kit.node();
		UUID order = this.kit.placed(node, "hold", "tok_visa");
		this.kit.expect(node, order, OrderStatus.FAILED, "seats-lost");
		assertThat(this.kit.steps(node, order)).containsExactly("claim-seats refused", "close-order done");
		assertThat(TestDatabase.count("checkout.simulated_payments")).isZero();
	}

	@Test
	void a_hold_that_lapsed_before_the_claim_fails_before_any_money_moves() {
		this.kit.inventory.script("claim", () -> Mono.just(new ClaimOutcome.HoldLapsed()));
		CheckoutNode node = this.kit.node();
		UUID order = this.kit.placed(node, "hold", "tok_visa");
		this.kit.expect(node, order, OrderStatus.FAILED, "hold-expired");
		assertThat(this.kit.steps(node, order)).containsExactly("claim-seats refused", "claim-seats compensated", "close-order done");
		assertThat(TestDatabase.count("checkout.simulated_payments")).isZero();
	}

	@Test
	void a_declined_payment_gives_the_seats_back() {
		CheckoutNode node = this.kit.node();
		UUID order = this.kit.placed(node, "hold", "tok_declined");
		this.kit.expect(node, order, OrderStatus.FAILED, "payment-declined");
		assertThat(this.kit.steps(node, order)).containsExactly("claim-seats done", "authorize-payment refused",
				"claim-seats compensated", "close-order done");
		assertThat(this.kit.inventory.owners()).isEmpty();
	}

	@Test
	void a_lapsed_hold_whose_seats_are_gone_voids_the_payment() {
		CheckoutNode node = this.kit.node();
		this.kit.inventory.hold(SagaKit.EVENT, SagaKit.VISITOR, "hold", 2);
		this.kit.inventory.giveToSomebodyElse("hold-0");
		UUID order = this.kit.order(node, "hold", "tok_visa");
		this.kit.expect(node, order, OrderStatus.FAILED, "seats-lost");
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE status = 'voided'")).isEqualTo(1);
		assertThat(this.kit.inventory.owners()).containsOnlyKeys("hold-0").containsValue("somebody-else");
	}

	@Test
	void a_capture_that_the_provider_refuses_compensates_everything() {
		CheckoutNode node = this.kit.node();
		this.kit.inventory.script("confirm", () -> Mono
			.fromFuture(TestDatabase.client()
				.sql("UPDATE checkout.simulated_payments SET status = 'voided'")
				.then()
				.toFuture())
			.thenReturn(new ConfirmOutcome.Confirmed()));
		UUID order = this.kit.placed(node, "hold", "tok_visa");
		this.kit.expect(node, order, OrderStatus.FAILED, "payment-timeout");
		assertThat(this.kit.steps(node, order)).endsWith("capture-payment refused", "confirm-hold compensated",
				"authorize-payment compensated", "claim-seats compensated", "close-order done");
	}

	@Test
	void tickets_are_issued_however_often_it_takes_once_the_money_is_captured() {
		CheckoutNode node = this.kit.node();
		UUID blocker = UUID.fromString("5f0c0b7e-0000-4000-8000-00000000b10c");
		this.kit.confirmed(node, "earlier");
		TestDatabase.execute("INSERT INTO checkout.tickets SELECT '" + blocker + "', order_id, event_id, 'hold-0', "
				+ "category, 'blocker', 'VALID', issued_at FROM checkout.tickets LIMIT 1");
		UUID order = this.kit.placed(node, "hold", "tok_visa");
		await().until(() -> this.kit.steps(node, order).contains("issue-tickets retrying"));
		TestDatabase.execute("DELETE FROM checkout.tickets WHERE id = '" + blocker + "'");
		this.kit.expect(node, order, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_cancellation_repeats_a_failing_step_until_it_succeeds() {
		CheckoutNode node = this.kit.node();
		UUID order = this.kit.confirmed(node, "hold");
		for (String method : List.of("unclaim", "unclaim", "unclaim", "unclaim", "putBack")) {
			this.kit.inventory.script(method, () -> Mono.error(new IllegalStateException("away")));
		}
		this.kit.cancel(node, order);
		this.kit.expect(node, order, OrderStatus.CANCELLED, null);
		assertThat(this.kit.steps(node, order)).containsSubsequence("unclaim-seats retrying", "unclaim-seats done",
				"put-back retrying", "put-back done", "cancel-order done");
	}

	@Test
	void a_failing_compensation_is_repeated_until_it_succeeds() {
		CheckoutNode node = this.kit.node();
		for (int attempt = 0; attempt < 5; attempt++) {
			this.kit.inventory.script("unclaim", () -> Mono.error(new IllegalStateException("away")));
		}
		UUID order = this.kit.placed(node, "hold", "tok_declined");
		this.kit.expect(node, order, OrderStatus.FAILED, "payment-declined");
	}

	@Test
	void a_passing_fault_of_an_action_changes_nothing() {
		CheckoutNode node = this.kit.node();
		this.kit.inventory.script("claim", () -> Mono.error(new IllegalStateException("away")));
		this.kit.inventory.script("confirm", () -> Mono.error(new IllegalStateException("away")));
		UUID order = this.kit.placed(node, "hold", "tok_visa");
		this.kit.expect(node, order, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_late_payment_re_acquires_seats_that_are_still_free() {
		CheckoutNode node = this.kit.node();
		this.kit.inventory.script("confirm", () -> {
			this.kit.inventory.lapse("hold");
			return Mono.error(new IllegalStateException("the hold has just lapsed"));
		});
		UUID order = this.kit.placed(node, "hold", "tok_visa");
		this.kit.expect(node, order, OrderStatus.CONFIRMED, null);
		assertThat(this.kit.inventory.owners()).hasSize(2).containsValue("hold");
	}

}
