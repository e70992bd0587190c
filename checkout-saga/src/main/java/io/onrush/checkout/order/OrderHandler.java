package io.onrush.checkout.order;

import java.util.List;

import io.onrush.checkout.CheckoutProblem;
import io.onrush.checkout.FieldError;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The HTTP face of orders. Everybody sees only their own; another's order is not found. */
final class OrderHandler {

	private static final int LISTED_ORDERS = 100;

	private static final ParameterizedTypeReference<ServerSentEvent<Object>> EVENT = new ParameterizedTypeReference<>() {
	};

	private final PlaceOrder placeOrder;

	private final CancelOrder cancelOrder;

	private final OrderStore orders;

	private final OwnOrders own;

	private final OrderTerms terms;

	private final OrderStream stream;

	OrderHandler(PlaceOrder placeOrder, CancelOrder cancelOrder, OrderStore orders, OwnOrders own, OrderTerms terms,
			OrderStream stream) {
		this.placeOrder = placeOrder;
		this.cancelOrder = cancelOrder;
		this.orders = orders;
		this.own = own;
		this.terms = terms;
		this.stream = stream;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.POST("/api/v1/orders", this::place)
			.GET("/api/v1/orders", this::list)
			.GET("/api/v1/orders/{id}", this::one)
			.GET("/api/v1/orders/{id}/stream", this::stream)
			.POST("/api/v1/orders/{id}/cancel", this::cancel)
			.build();
	}

	private Mono<ServerResponse> place(ServerRequest request) {
		return OwnOrders.visitor(request).flatMap(visitor -> {
			String key = IdempotencyKey.of(request);
			return request.bodyToMono(OrderRequest.class)
				.defaultIfEmpty(new OrderRequest(null, null, null))
				.doOnNext(OrderHandler::requireValid)
				.flatMap(order -> this.placeOrder.place(visitor, key, order));
		}).flatMap(CommandAnswers::answer);
	}

	private Mono<ServerResponse> cancel(ServerRequest request) {
		return OwnOrders.visitor(request)
			.flatMap(visitor -> this.cancelOrder.cancel(visitor, IdempotencyKey.of(request), OwnOrders.orderId(request)))
			.flatMap(CommandAnswers::answer);
	}

	private Mono<ServerResponse> list(ServerRequest request) {
		return OwnOrders.visitor(request)
			.flatMap(visitor -> this.orders.ofVisitor(visitor, LISTED_ORDERS)
				.map(order -> OrderJson.of(order, null))
				.collectList())
			.flatMap(list -> ServerResponse.ok().bodyValue(list));
	}

	private Mono<ServerResponse> one(ServerRequest request) {
		return this.own.named(request).flatMap(this.terms::describe).flatMap(order -> ServerResponse.ok().bodyValue(order));
	}

	private Mono<ServerResponse> stream(ServerRequest request) {
		return this.own.named(request).flatMap(order -> {
			this.stream.requireRoom();
			Flux<ServerSentEvent<Object>> events = this.stream.watch(order, lastSeq(request));
			return ServerResponse.ok()
				.contentType(MediaType.TEXT_EVENT_STREAM)
				.header(HttpHeaders.CONNECTION, "close")
				.body(events, EVENT);
		});
	}

	// An id that is not one of ours means "from the beginning".
	private static long lastSeq(ServerRequest request) {
		String last = request.headers().firstHeader("Last-Event-ID");
		return (last != null && last.matches("\\d{1,18}")) ? Long.parseLong(last) : 0;
	}

	private static void requireValid(OrderRequest order) {
		List<FieldError> errors = order.errors();
		if (!errors.isEmpty()) {
			throw CheckoutProblem.INVALID_ORDER.because("Correct the fields that errors names and send the order again.", errors);
		}
	}

}
