package io.onrush.checkout.order;

import java.time.Duration;
import java.util.UUID;

import io.onrush.checkout.CheckoutProblem;
import io.onrush.checkout.ticket.Ticket;
import io.onrush.checkout.ticket.TicketQr;
import io.onrush.checkout.ticket.Tickets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The tickets of an order, for its buyer. */
final class TicketHandler {

	private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

	private static final CacheControl A_WHILE = CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

	private final OwnOrders own;

	private final Tickets tickets;

	TicketHandler(OwnOrders own, Tickets tickets) {
		this.own = own;
		this.tickets = tickets;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/api/v1/orders/{id}/tickets", this::list)
			.GET("/api/v1/orders/{id}/tickets/{ticketId}/qr", this::qr)
			.build();
	}

	private Mono<ServerResponse> list(ServerRequest request) {
		return tickets(request).collectList().flatMap(tickets -> ServerResponse.ok().bodyValue(tickets));
	}

	private Mono<ServerResponse> qr(ServerRequest request) {
		UUID wanted = ticketId(request);
		return tickets(request).filter(ticket -> ticket.ticketId().equals(wanted))
			.next()
			.switchIfEmpty(Mono.error(TicketHandler::ticketNotFound))
			.flatMap(ticket -> ServerResponse.ok()
				.contentType(SVG)
				.cacheControl(A_WHILE)
				.bodyValue(TicketQr.svg(ticket.code())));
	}

	private Flux<Ticket> tickets(ServerRequest request) {
		return this.own.named(request)
			.doOnNext(TicketHandler::requireTickets)
			.flatMapMany(order -> this.tickets.ofOrder(order.id()));
	}

	private static void requireTickets(Order order) {
		if (order.status() == OrderStatus.PENDING || order.status() == OrderStatus.FAILED) {
			throw CheckoutProblem.ORDER_NOT_CONFIRMED
				.because("The order is " + order.status() + ". Tickets exist once it is CONFIRMED.");
		}
	}

	private static UUID ticketId(ServerRequest request) {
		try {
			return UUID.fromString(request.pathVariable("ticketId"));
		}
		catch (IllegalArgumentException ex) {
			throw ticketNotFound();
		}
	}

	private static RuntimeException ticketNotFound() {
		return CheckoutProblem.TICKET_NOT_FOUND
			.because("The order has no ticket with this id. Take the ids from the order's tickets.");
	}

}
