package io.onrush.checkout.order;

import java.util.List;
import java.util.UUID;

import io.onrush.checkout.CheckoutProblem;
import io.onrush.checkout.saga.Sagas;
import io.onrush.checkout.ticket.Tickets;
import reactor.core.publisher.Mono;

/** The orders as the organiser looks for them: everybody's. Who may ask is decided by the application. */
public final class OrderSearch {

	/** More than any order has: two sagas of a few steps, of which each is logged a few times at the most. */
	private static final int MOST_STEPS = 200;

	private final OrderStore orders;

	private final Tickets tickets;

	private final Sagas sagas;

	private final OrderTerms terms;

	OrderSearch(OrderStore orders, Tickets tickets, Sagas sagas, OrderTerms terms) {
		this.orders = orders;
		this.tickets = tickets;
		this.sagas = sagas;
		this.terms = terms;
	}

	/** The newest first. A page costs the same however far back it lies. */
	public Mono<OrderPage> find(OrderFilter filter) {
		return this.orders.matching(filter, filter.limit() + 1).map(found -> page(found, filter.limit()));
	}

	/** Fails with {@code order-not-found}. */
	public Mono<OrderDossier> dossier(UUID id) {
		return this.orders.find(id)
			.switchIfEmpty(Mono.error(() -> CheckoutProblem.ORDER_NOT_FOUND
				.because("There is no order " + id + ". Search the orders for its hold, its seats or its buyer.")))
			.flatMap(this::dossier);
	}

	private Mono<OrderDossier> dossier(Order order) {
		return Mono
			.zip(this.terms.describe(order), this.tickets.ofOrder(order.id()).collectList(),
					this.sagas.stepsAfter(order.id(), 0, MOST_STEPS).collectList())
			.map(all -> new OrderDossier(all.getT1(), order.visitorId(), all.getT2(), all.getT3()));
	}

	private static OrderPage page(List<Order> found, int limit) {
		List<Order> shown = found.subList(0, Math.min(limit, found.size()));
		String next = (found.size() > limit) ? OrderCursor.of(shown.getLast()).toString() : null;
		return new OrderPage(shown.stream()
			.map(order -> new FoundOrder(OrderJson.of(order, null), order.visitorId()))
			.toList(), next);
	}

}
