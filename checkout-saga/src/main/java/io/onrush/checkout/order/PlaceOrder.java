package io.onrush.checkout.order;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import io.onrush.checkout.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
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

	private final Traces traces;

	PlaceOrder(IdempotentCommand command, Inventory inventory, OrderStore orders, NewOrders newOrders, JsonMapper json,
			Duration holdLookupTimeout, Traces traces) {
		this.command = command;
		this.inventory = inventory;
		this.orders = orders;
		this.newOrders = newOrders;
		this.json = json;
		this.holdLookupTimeout = holdLookupTimeout;
		this.traces = traces;
	}

	Mono<CommandOutcome> place(String visitorId, String key, OrderRequest order) {
		IdempotentRequest request = IdempotentRequest.of(visitorId, "place-order", key, order.holdId(), order.email(),
				order.paymentToken());
		return this.command.run(request, () -> decide(request, order));
	}

	private Mono<Decision> decide(IdempotentRequest request, OrderRequest order) {
		return kept(order.holdId(), request.visitorId())
			.timeout(this.holdLookupTimeout)
			.flatMap(lookup -> switch (lookup) {
				case HoldLookup.Held held -> Mono.<Decision>just(proceed(request, order, held.seats()));
				case HoldLookup.NotFound gone -> refuseUnlessOrdered(request, order, new CommandOutcome.HoldNotFound());
				case HoldLookup.Expired gone -> refuseUnlessOrdered(request, order, new CommandOutcome.HoldExpired());
				case HoldLookup.NotYours other -> refuse(new CommandOutcome.HoldNotYours());
			})
			.onErrorResume(TimeoutException.class, late -> refuse(new CommandOutcome.InventoryUnavailable()));
	}

	/**
	 * A hold that was found has the time of a checkout before its order is entered, so that no accepted order loses it in a
	 * queue. Where entering fails the hold keeps that time: whether the commit came through may be unknown, and the same
	 * request again goes on with it.
	 */
	private Mono<HoldLookup> kept(String holdId, String visitorId) {
		return this.inventory.find(holdId, visitorId).flatMap(lookup -> switch (lookup) {
			case HoldLookup.Held held -> this.inventory.keep(holdId, visitorId)
				.map(runs -> runs ? held : new HoldLookup.Expired());
			case HoldLookup.NotFound gone -> Mono.just(gone);
			case HoldLookup.Expired gone -> Mono.just(gone);
			case HoldLookup.NotYours other -> Mono.just(other);
		});
	}

	private Decision proceed(IdempotentRequest request, OrderRequest order, HeldSeats held) {
		return new Decision.Proceed(traced(held, this.newOrders.enter(held, order))
			.<Decision.Effect>map(entered -> new Decision.Accept(answer(request, entered.orderId()), entered.saga()))
			.switchIfEmpty(Mono.defer(() -> ordered(order.holdId(), request.visitorId(),
					new CommandOutcome.HoldAlreadyOrdered(null)))
				.map(Decision.Refuse::new)));
	}

	/** The order's own saga is part of the span's trace; see {@link io.onrush.checkout.saga.Sagas#open}. */
	private Mono<NewOrders.Entered> traced(HeldSeats held, Mono<NewOrders.Entered> entering) {
		if (held.trace() == null) {
			return entering;
		}
		return Mono.defer(() -> {
			Span span = this.traces.part("place order", SpanKind.SERVER, held.trace());
			String parent = Traces.traceparent(span);
			return (parent == null) ? entering : entering.doOnNext(entered -> span
				.setAttribute("onrush.order.id", entered.orderId().toString())
				.setAttribute("onrush.event.id", held.eventId().toString()))
				.doFinally(end -> span.end())
				.contextWrite(context -> context.put(Traces.PARENT, parent));
		});
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
