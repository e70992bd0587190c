package io.onrush.checkout.order;

import io.onrush.checkout.payment.Payments;
import io.onrush.checkout.saga.SagaDefinition;
import io.onrush.checkout.saga.StepOutcome;
import io.onrush.checkout.ticket.Tickets;

import reactor.core.publisher.Mono;

/**
 * From a cancellation to the money back. It only goes forward: a refund cannot be refused. The tickets are void before
 * anything else happens, and the seats are on sale only when nothing of the old order is left on them.
 */
final class CancellationSaga {

	static final String KIND = "cancellation";

	private final OrderStore orders;

	private final Inventory inventory;

	private final Payments payments;

	private final Tickets tickets;

	private final OrderConclusion conclusion;

	CancellationSaga(OrderStore orders, Inventory inventory, Payments payments, Tickets tickets,
			OrderConclusion conclusion) {
		this.orders = orders;
		this.inventory = inventory;
		this.payments = payments;
		this.tickets = tickets;
		this.conclusion = conclusion;
	}

	SagaDefinition<Order> definition() {
		return SagaDefinition.saga(KIND, this.orders::find)
			.pointOfNoReturn()
			.step("void-tickets", order -> certain(this.tickets.voidAll(order.id())))
			.step("refund-payment", order -> certain(this.payments.giveBack(order.id())))
			.step("unclaim-seats", order -> certain(this.inventory.unclaim(order.seats())))
			.step("put-back", order -> certain(this.inventory.putBack(order.seats())))
			.step("cancel-order", order -> certain(this.conclusion.cancel(order)))
			.build();
	}

	private static Mono<StepOutcome> certain(Mono<Void> effect) {
		return effect.thenReturn(StepOutcome.done());
	}

}
