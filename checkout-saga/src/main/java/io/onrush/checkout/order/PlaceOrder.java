package io.onrush.checkout.order;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepts an order for a hold: order, lines, payment, saga and the answer in one transaction. A hold is ordered once.
 */
final class PlaceOrder {

	private static final int ACCEPTED = 202;

	private final IdempotentCommand command;

	private final Inventory inventory;

	private final OrderStore orders;

	private final NewOrders newOrders;

	private final JsonMapper json;

	private final Duration holdLookupTimeout;

	PlaceOrder(IdempotentCommand command, Inventory inventory, OrderStore orders, NewOrders newOrders, JsonMapper json,
			Duration holdLookupTimeout) {
		this.command = command;
		this.inventory = inventory;
		this.orders = orders;
		this.newOrders = newOrders;
		this.json = json;
		this.holdLookupTimeout = holdLookupTimeout;
	}

	Mono<CommandOutcome> place(String visitorId, String key, OrderRequest order) {
		IdempotentRequest request = IdempotentRequest.of(visitorId, "place-order", key, order.holdId(), order.email(),
				order.paymentToken());
		return this.command.run(request, () -> decide(request, order));
	}

	private Mono<Decision> decide(IdempotentRequest request, OrderRequest order) {
		return this.inventory.find(order.holdId(), request.visitorId())
			.timeout(this.holdLookupTimeout)
			.flatMap(lookup -> switch (lookup) {
				case HoldLookup.Held held -> Mono.<Decision>just(proceed(request, order, held.seats()));
				case HoldLookup.NotFound gone -> refuseUnlessOrdered(request, order, new CommandOutcome.HoldNotFound());
				case HoldLookup.Expired gone -> refuseUnlessOrdered(request, order, new CommandOutcome.HoldExpired());
				case HoldLookup.NotYours other -> refuse(new CommandOutcome.HoldNotYours());
			})
			.onErrorResume(TimeoutException.class, late -> refuse(new CommandOutcome.InventoryUnavailable()));
	}

	private Decision proceed(IdempotentRequest request, OrderRequest order, HeldSeats held) {
		return new Decision.Proceed(this.newOrders.enter(held, order)
			.<Decision.Effect>map(entered -> new Decision.Accept(answer(request, entered.orderId()), entered.saga()))
			.switchIfEmpty(Mono.defer(() -> ordered(order.holdId(), request.visitorId(),
					new CommandOutcome.HoldAlreadyOrdered(null)))
				.map(Decision.Refuse::new)));
	}

	private StoredAnswer answer(IdempotentRequest request, UUID orderId) {
		String body = this.json.writeValueAsString(new OrderJson.Accepted(orderId, OrderStatus.PENDING));
		return new StoredAnswer(request.hash(), orderId, ACCEPTED, body);
	}

	/** An ordered hold is soon no hold any more; its buyer should still be led to the order. */
	private Mono<Decision> refuseUnlessOrdered(IdempotentRequest request, OrderRequest order, CommandOutcome otherwise) {
		return ordered(order.holdId(), request.visitorId(), otherwise).map(Decision.Refuse::new);
	}

	private Mono<CommandOutcome> ordered(String holdId, String visitorId, CommandOutcome otherwise) {
		return this.orders.findByHold(holdId, visitorId)
			.<CommandOutcome>map(CommandOutcome.HoldAlreadyOrdered::new)
			.defaultIfEmpty(otherwise);
	}

	private static Mono<Decision> refuse(CommandOutcome outcome) {
		return Mono.just(new Decision.Refuse(outcome));
	}

}
