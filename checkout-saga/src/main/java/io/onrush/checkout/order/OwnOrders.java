package io.onrush.checkout.order;

import java.security.Principal;
import java.util.UUID;

import io.onrush.checkout.CheckoutProblem;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Whose request it is, and the order that its path names. Everybody finds only their own. */
final class OwnOrders {

	private final OrderStore orders;

	OwnOrders(OrderStore orders) {
		this.orders = orders;
	}

	/** The caller's order {@code {id}}, or the problem {@code order-not-found}. */
	Mono<Order> named(ServerRequest request) {
		return visitor(request).flatMap(visitor -> this.orders.findOfVisitor(orderId(request), visitor))
			.switchIfEmpty(Mono.error(CommandAnswers::orderNotFound));
	}

	static Mono<String> visitor(ServerRequest request) {
		return request.principal()
			.map(Principal::getName)
			.switchIfEmpty(Mono.error(() -> CheckoutProblem.VISITOR_REQUIRED
				.because("Get a token by POST /api/v1/visitors and send it as Authorization: Bearer.")));
	}

	static UUID orderId(ServerRequest request) {
		try {
			return UUID.fromString(request.pathVariable("id"));
		}
		catch (IllegalArgumentException ex) {
			throw CommandAnswers.orderNotFound();
		}
	}

}
