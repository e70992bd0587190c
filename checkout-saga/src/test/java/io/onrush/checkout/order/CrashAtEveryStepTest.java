package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.onrush.checkout.saga.Crash;
import io.onrush.checkout.saga.Crash.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Mono;

/** A node dies at every point of every step; another takes over when the lease ends; the oracle finds nothing wrong. */
class CrashAtEveryStepTest {

	static Stream<Arguments> purchaseSteps() {
		return everyPointOf("claim-seats", "authorize-payment", "confirm-hold", "capture-payment", "issue-tickets");
	}

	static Stream<Arguments> cancellationSteps() {
		return everyPointOf("void-tickets", "refund-payment", "unclaim-seats", "put-back", "cancel-order");
	}

	static Stream<Arguments> compensations() {
		return everyPointOf("confirm-hold", "authorize-payment", "claim-seats", "close-order");
	}

	private static Stream<Arguments> everyPointOf(String... steps) {
		return List.of(steps).stream().flatMap(step -> Stream.of(Point.values()).map(point -> Arguments.of(step, point)));
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("purchaseSteps")
	void aPurchaseSurvivesACrash(String step, Point point) {
		try (SagaKit kit = new SagaKit()) {
			Crash crash = Crash.inAction(step, point);
			UUID order = kit.placed(kit.nodeThatDies(crash), "hold", "tok_visa");
			await().until(crash::happened);
			CheckoutNode survivor = kit.nodeAfterLeases();
			kit.expect(survivor, order, OrderStatus.CONFIRMED, null);
			assertThat(kit.steps(survivor, order)).containsExactly("claim-seats done", "authorize-payment done",
					"confirm-hold done", "capture-payment done", "issue-tickets done");
		}
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("purchaseSteps")
	void aPurchaseWithALostAnswerSurvivesACrash(String step, Point point) {
		try (SagaKit kit = new SagaKit()) {
			Crash crash = Crash.inAction(step, point);
			UUID order = kit.placed(kit.nodeThatDies(crash), "hold", "tok_lost_reply");
			await().until(crash::happened);
			kit.expect(kit.nodeAfterLeases(), order, OrderStatus.CONFIRMED, null);
		}
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("cancellationSteps")
	void aCancellationSurvivesACrash(String step, Point point) {
		try (SagaKit kit = new SagaKit()) {
			Crash crash = Crash.inAction(step, point);
			CheckoutNode mortal = kit.nodeThatDies(crash);
			UUID order = kit.confirmed(mortal, "hold");
			assertThat(kit.cancel(mortal, order)).isInstanceOf(CommandOutcome.Answered.class);
			await().until(crash::happened);
			kit.expect(kit.nodeAfterLeases(), order, OrderStatus.CANCELLED, null);
			assertThat(kit.inventory.owners()).isEmpty();
		}
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("compensations")
	void aCompensationSurvivesACrash(String step, Point point) {
		try (SagaKit kit = new SagaKit()) {
			for (int attempt = 0; attempt < 3; attempt++) {
				kit.inventory.script("confirm", () -> Mono.error(new IllegalStateException("Redis is away")));
			}
			Crash crash = Crash.inCompensation(step, point);
			UUID order = kit.placed(kit.nodeThatDies(crash), "hold", "tok_visa");
			await().until(crash::happened);
			CheckoutNode survivor = kit.nodeAfterLeases();
			kit.expect(survivor, order, OrderStatus.FAILED, "checkout-fault");
			assertThat(kit.steps(survivor, order)).containsExactly("claim-seats done", "authorize-payment done",
					"confirm-hold retrying", "confirm-hold given-up", "confirm-hold compensated",
					"authorize-payment compensated", "claim-seats compensated", "close-order done");
			assertThat(kit.inventory.owners()).isEmpty();
		}
	}

}
