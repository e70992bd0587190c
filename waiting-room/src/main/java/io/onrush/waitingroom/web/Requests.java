package io.onrush.waitingroom.web;

import java.security.Principal;
import java.util.UUID;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.QueueTickets;
import io.onrush.waitingroom.queue.TicketCheck;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads from a request who asks, about which onsale, and with which ticket. */
final class Requests {

	private final OnsaleBoard board;

	private final QueueTickets tickets;

	Requests(OnsaleBoard board, QueueTickets tickets) {
		this.board = board;
		this.tickets = tickets;
	}

	Mono<String> visitor(ServerRequest request) {
		return request.principal()
			.map(Principal::getName)
			.switchIfEmpty(Mono.error(() -> WaitingRoomProblem.VISITOR_REQUIRED
				.because("Register with POST /api/v1/visitors and send the token as 'Authorization: Bearer <token>'.")));
	}

	Mono<OnsaleView> onsale(ServerRequest request) {
		String id = request.pathVariable("id");
		return Mono.defer(() -> this.board.view(uuid(id))).switchIfEmpty(Mono.error(() -> Onsales.notFound(id)));
	}

	/** Runs a call that needs a ticket of the visitor's own. */
	<T> Mono<T> ticketed(ServerRequest request, TicketedCall<T> call) {
		return Mono.zip(visitor(request), onsale(request))
			.flatMap(asked -> call.answer(asked.getT2(), ticket(request, asked.getT1(), asked.getT2())));
	}

	static @Nullable String header(ServerRequest request, String name) {
		return request.headers().firstHeader(name);
	}

	private QueueTicket ticket(ServerRequest request, String visitor, OnsaleView view) {
		return switch (this.tickets.check(header(request, "Queue-Ticket"), visitor, view.onsale().id())) {
			case TicketCheck.Valid(QueueTicket ticket) -> ticket;
			case TicketCheck.Missing() -> throw WaitingRoomProblem.TICKET_REQUIRED
				.because("Join the queue and send the ticket in the Queue-Ticket header.");
			case TicketCheck.Malformed() -> throw notOurs();
			case TicketCheck.BadSignature() -> throw notOurs();
			case TicketCheck.WrongOnsale() -> throw WaitingRoomProblem.TICKET_INVALID
				.because("The ticket is for another onsale. Join the queue of this one.");
			case TicketCheck.Expired() -> throw WaitingRoomProblem.TICKET_EXPIRED
				.because("The ticket has run out. Join the queue again: your place is kept while the onsale is open.");
			case TicketCheck.NotYours() -> throw WaitingRoomProblem.TICKET_NOT_YOURS
				.because("The ticket was given to another visitor. Join the queue to get one of your own.");
		};
	}

	private static RuntimeException notOurs() {
		return WaitingRoomProblem.TICKET_INVALID
			.because("The Queue-Ticket header holds no ticket of ours. Send it exactly as it was given, or join again.");
	}

	private static UUID uuid(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException malformed) {
			throw Onsales.notFound(id);
		}
	}

	@FunctionalInterface
	interface TicketedCall<T> {

		Mono<T> answer(OnsaleView view, QueueTicket ticket);

	}

}
