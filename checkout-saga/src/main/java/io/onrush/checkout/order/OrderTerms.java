package io.onrush.checkout.order;

import reactor.core.publisher.Mono;

/** An order together with what still can be done with it. */
final class OrderTerms {

	private final SaleTerms terms;

	OrderTerms(SaleTerms terms) {
		this.terms = terms;
	}

	/** A confirmed order says until when its buyer may cancel it. */
	Mono<OrderJson> describe(Order order) {
		return (order.status() != OrderStatus.CONFIRMED) ? Mono.just(OrderJson.of(order, null))
				: this.terms.cancellableUntil(order.eventId(), order.confirmedAt())
					.map(until -> OrderJson.of(order, until))
					.defaultIfEmpty(OrderJson.of(order, null));
	}

}
