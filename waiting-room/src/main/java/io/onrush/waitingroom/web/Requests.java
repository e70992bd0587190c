package io.onrush.waitingroom.web;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.RevokedPlaces;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.QueueTickets;
import io.onrush.waitingroom.queue.TicketCheck;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads from a request who asks, about which onsale, and with which ticket. */
final class Requests {

	private final OnsaleBoard board;

	private final QueueTickets tickets;

	private final RevokedPlaces revoked;

	private final ClientAddresses addresses;

	Requests(OnsaleBoard board, QueueTickets tickets, RevokedPlaces revoked, ClientAddresses addresses) {
		this.revoked = revoked;
		this.addresses = addresses;
		this.board = board;
		this.tickets = tickets;
	}

	static Mono<Asking> asking(ServerRequest request) {
		return request.principal()
			.map(Principal::getName)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.map(visitor -> new Asking(visitor.orElse(null), request.pathVariable("id"),
					request.headers().firstHeader("Queue-Ticket")));
	}

	/** With where it comes from, and what it brings for the door. */
	Mono<Asking> knocking(ServerRequest request) {
		return asking(request).map(asking -> new Asking(asking.visitor(), asking.onsale(), asking.ticket(), this.addresses.of(request),
				request.headers().firstHeader("Challenge-Solution"), request.headers().firstHeader("Access-Code")));
	}

	static String visitor(Asking asking) {
		if (asking.visitor() == null) {
			throw WaitingRoomProblem.VISITOR_REQUIRED
				.because("Register with POST /api/v1/visitors and send the token as 'Authorization: Bearer <token>'.");
		}
		return asking.visitor();
	}

	Mono<OnsaleView> onsale(Asking asking) {
		String id = asking.onsale();
		return Mono.defer(() -> this.board.view(uuid(id))).switchIfEmpty(Mono.error(() -> Onsales.notFound(id)));
	}

	/** Runs a call that needs a ticket of the visitor's own. */
	<T> Mono<T> ticketed(Asking asking, TicketedCall<T> call) {
		return Mono.defer(() -> {
			String visitor = visitor(asking);
			return onsale(asking).flatMap(view -> call.answer(view, ticket(asking, visitor, view)));
		});
	}

	private QueueTicket ticket(Asking asking, String visitor, OnsaleView view) {
		return switch (this.tickets.check(asking.ticket(), visitor, view.onsale().id())) {
			case TicketCheck.Valid(QueueTicket ticket) -> inForce(ticket);
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

	private QueueTicket inForce(QueueTicket ticket) {
		if (this.revoked.contains(ticket.onsaleId(), ticket.ticketId())) {
			throw revoked();
		}
		return ticket;
	}

	static RuntimeException revoked() {
		return WaitingRoomProblem.PLACE_REVOKED
			.because("The organiser took this place back. Ask the organiser why; joining again gives no other one.");
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
