package io.onrush.checkout.order;

import java.time.Instant;

import io.onrush.checkout.outbox.Outbox;
import io.onrush.checkout.ticket.Tickets;

import reactor.core.publisher.Mono;

import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * The ends of an order. Status, tickets and the event change in one transaction, and only from the status before: repeating
 * an end changes nothing and publishes nothing.
 */
final class OrderConclusion {

	private final OrderStore orders;

	private final Tickets tickets;

	private final Outbox outbox;

	private final OrderEvents events;

	private final TransactionalOperator transactions;

	private final OrderMeters meters;

	OrderConclusion(OrderStore orders, Tickets tickets, Outbox outbox, OrderEvents events,
			TransactionalOperator transactions, OrderMeters meters) {
		this.orders = orders;
		this.tickets = tickets;
		this.outbox = outbox;
		this.events = events;
		this.transactions = transactions;
		this.meters = meters;
	}

	Mono<Void> confirm(Order order) {
		return Mono.defer(() -> {
			Instant now = this.orders.now();
			return once(this.orders.confirm(order.id(), now),
					this.tickets.issue(order.id(), order.eventId(), order.tickets())
						.then(publish("OrderConfirmed", order, now)),
					this.meters::confirmed);
		});
	}

	Mono<Void> fail(Order order, String reason) {
		return Mono.defer(() -> {
			Instant now = this.orders.now();
			return once(this.orders.fail(order.id(), reason, now), publish("OrderFailed", order, now),
					() -> this.meters.failed(reason));
		});
	}

	Mono<Void> cancel(Order order) {
		return Mono.defer(() -> {
			Instant now = this.orders.now();
			return once(this.orders.cancel(order.id(), now), publish("OrderCancelled", order, now),
					this.meters::cancelled);
		});
	}

	/** @param counted runs after the commit, where this call changed the order */
	private Mono<Void> once(Mono<Boolean> change, Mono<Void> effects, Runnable counted) {
		return this.transactions
			.transactional(change.filter(Boolean::booleanValue).flatMap(changed -> effects.thenReturn(changed)))
			.doOnNext(changed -> counted.run())
			.then();
	}

	private Mono<Void> publish(String type, Order order, Instant at) {
		return this.outbox.append(order.id().toString(), type, id -> this.events.write(id, type, order, at));
	}

}
