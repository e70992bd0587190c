package io.onrush.checkout.order;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import io.onrush.checkout.saga.Sagas;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepts the cancellation of a confirmed order: by its buyer within the window, by the organiser at any time. An order is
 * cancelled once.
 */
final class CancelOrder {

	private static final int ACCEPTED = 202;

	private final IdempotentCommand command;

	private final OrderStore orders;

	private final SaleTerms terms;

	private final Sagas sagas;

	private final JsonMapper json;

	CancelOrder(IdempotentCommand command, OrderStore orders, SaleTerms terms, Sagas sagas, JsonMapper json) {
		this.command = command;
		this.orders = orders;
		this.terms = terms;
		this.sagas = sagas;
		this.json = json;
	}

	Mono<CommandOutcome> cancel(String visitorId, String key, UUID orderId) {
		IdempotentRequest request = IdempotentRequest.of(visitorId, "cancel-order", key, orderId.toString());
		return this.command.run(request,
				() -> decide(this.orders.findOfVisitor(orderId, visitorId), order -> withinWindow(request, order)));
	}

	/** @param actor who asks in the organiser's name */
	Mono<CommandOutcome> refund(String actor, String key, UUID orderId) {
		IdempotentRequest request = IdempotentRequest.of(actor, "refund-order", key, orderId.toString());
		return this.command.run(request, () -> decide(this.orders.find(orderId),
				order -> Mono.just(new Decision.Proceed(open(request, order)))));
	}

	private static Mono<Decision> decide(Mono<Order> found, Function<Order, Mono<Decision>> whenConfirmed) {
		return found.flatMap(order -> switch (order.status()) {
			case PENDING, FAILED -> refuse(new CommandOutcome.OrderNotConfirmed(order.status()));
			case CANCELLED -> refuse(new CommandOutcome.AlreadyCancelled());
			case CONFIRMED -> whenConfirmed.apply(order);
		}).defaultIfEmpty(new Decision.Refuse(new CommandOutcome.OrderNotFound()));
	}

	private Mono<Decision> withinWindow(IdempotentRequest request, Order order) {
		return this.terms.cancellableUntil(order.eventId(), order.confirmedAt())
			.map(until -> within(until) ? new Decision.Proceed(open(request, order))
					: new Decision.Refuse(new CommandOutcome.CancellationClosed(until)));
	}

	private boolean within(Instant until) {
		return this.orders.now().isBefore(until);
	}

	private Mono<Decision.Effect> open(IdempotentRequest request, Order order) {
		return this.sagas.open(CancellationSaga.KIND, order.id())
			.<Decision.Effect>map(saga -> new Decision.Accept(answer(request, order), saga))
			.defaultIfEmpty(new Decision.Refuse(new CommandOutcome.AlreadyCancelled()));
	}

	private StoredAnswer answer(IdempotentRequest request, Order order) {
		String body = this.json.writeValueAsString(new OrderJson.Accepted(order.id(), order.status()));
		return new StoredAnswer(request.hash(), order.id(), ACCEPTED, body);
	}

	private static Mono<Decision> refuse(CommandOutcome outcome) {
		return Mono.just(new Decision.Refuse(outcome));
	}

}
