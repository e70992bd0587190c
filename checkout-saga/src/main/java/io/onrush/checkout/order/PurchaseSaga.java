package io.onrush.checkout.order;

import io.onrush.checkout.payment.PaymentAnswer;
import io.onrush.checkout.payment.Payments;
import io.onrush.checkout.saga.SagaDefinition;
import io.onrush.checkout.saga.StepOutcome;

import reactor.core.publisher.Mono;

/**
 * From an accepted order to tickets. The seats go back on sale at the very end of a failure and not as a compensation of
 * confirming the hold: on sale before their claims are gone, they would be sold to somebody whose claim is then refused.
 */
final class PurchaseSaga {

	static final String KIND = "purchase";

	private final OrderStore orders;

	private final Inventory inventory;

	private final Payments payments;

	private final OrderConclusion conclusion;

	PurchaseSaga(OrderStore orders, Inventory inventory, Payments payments, OrderConclusion conclusion) {
		this.orders = orders;
		this.inventory = inventory;
		this.payments = payments;
		this.conclusion = conclusion;
	}

	SagaDefinition<Order> definition() {
		return SagaDefinition.saga(KIND, this.orders::find)
			.step("claim-seats", this::claimSeats, this::unclaimSeats)
			.step("authorize-payment", this::authorizePayment, this::giveMoneyBack)
			.step("confirm-hold", this::confirmHold)
			.step("capture-payment", this::capturePayment, this::giveMoneyBack)
			.pointOfNoReturn()
			.step("issue-tickets", this::issueTickets)
			.whenCompensated(this::putBackAndFail)
			.build();
	}

	private Mono<StepOutcome> claimSeats(Order order) {
		return this.inventory.claim(order.seats()).map(outcome -> switch (outcome) {
			case ClaimOutcome.Claimed claimed -> StepOutcome.done();
			case ClaimOutcome.Taken taken -> StepOutcome.refused(FailureReason.SEATS_LOST);
			case ClaimOutcome.HoldLapsed lapsed -> StepOutcome.refusedInPart(FailureReason.HOLD_EXPIRED);
		});
	}

	private Mono<Void> unclaimSeats(Order order) {
		return this.inventory.unclaim(order.seats());
	}

	private Mono<StepOutcome> authorizePayment(Order order) {
		return this.payments.authorize(order.id()).map(answer -> switch (answer) {
			case PaymentAnswer.Authorized authorized -> StepOutcome.done();
			case PaymentAnswer.Captured captured -> StepOutcome.done();
			case PaymentAnswer.Declined declined -> StepOutcome.refused(FailureReason.PAYMENT_DECLINED);
			case PaymentAnswer.Voided voided -> StepOutcome.refused(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.Refunded refunded -> StepOutcome.refused(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.NotFound unknown -> StepOutcome.unknown(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.Unknown unknown -> StepOutcome.unknown(FailureReason.PAYMENT_TIMEOUT);
		});
	}

	private Mono<StepOutcome> confirmHold(Order order) {
		return this.inventory.confirm(order.seats()).map(outcome -> switch (outcome) {
			case ConfirmOutcome.Confirmed confirmed -> StepOutcome.done();
			case ConfirmOutcome.Lost lost -> StepOutcome.refused(FailureReason.SEATS_LOST);
		});
	}

	private Mono<StepOutcome> capturePayment(Order order) {
		return this.payments.capture(order.id()).map(answer -> switch (answer) {
			case PaymentAnswer.Captured captured -> StepOutcome.done();
			case PaymentAnswer.Declined declined -> StepOutcome.refused(FailureReason.PAYMENT_DECLINED);
			case PaymentAnswer.Voided voided -> StepOutcome.refused(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.Refunded refunded -> StepOutcome.refused(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.Authorized authorized -> StepOutcome.unknown(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.NotFound unknown -> StepOutcome.unknown(FailureReason.PAYMENT_TIMEOUT);
			case PaymentAnswer.Unknown unknown -> StepOutcome.unknown(FailureReason.PAYMENT_TIMEOUT);
		});
	}

	private Mono<Void> giveMoneyBack(Order order) {
		return this.payments.giveBack(order.id());
	}

	private Mono<StepOutcome> issueTickets(Order order) {
		return this.conclusion.confirm(order).thenReturn(StepOutcome.done());
	}

	private Mono<Void> putBackAndFail(Order order, String reason) {
		return this.inventory.putBack(order.seats())
			.then(this.payments.forgetToken(order.id()))
			.then(this.conclusion.fail(order, reason));
	}

}
