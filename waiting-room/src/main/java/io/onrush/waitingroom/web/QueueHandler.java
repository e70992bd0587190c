package io.onrush.waitingroom.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

import io.onrush.waitingroom.Traces;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.Turn;
import io.onrush.waitingroom.queue.JoinOutcome;
import io.onrush.waitingroom.queue.JoinQueue;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.QueueTickets;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code POST queue} and {@code GET queue/me}. */
final class QueueHandler {

	private final Requests requests;

	private final JoinQueue joinQueue;

	private final QueueTickets tickets;

	private final Clock clock;

	private final Traces traces;

	QueueHandler(Requests requests, JoinQueue joinQueue, QueueTickets tickets, Clock clock, Traces traces) {
		this.requests = requests;
		this.joinQueue = joinQueue;
		this.tickets = tickets;
		this.clock = clock;
		this.traces = traces;
	}

	Mono<ServerResponse> join(ServerRequest request) {
		return Mono.zip(this.requests.visitor(request), this.requests.onsale(request))
			.flatMap(asked -> join(request, asked.getT1(), asked.getT2()));
	}

	/** Here a visitor's journey begins, and here it is decided whether it is traced. */
	private Mono<ServerResponse> join(ServerRequest request, String visitor, OnsaleView view) {
		return Mono.deferContextual(context -> {
			Span span = this.traces.journey("join queue", context.getOrDefault(Traces.ACCEPTED, null));
			span.setAttribute("onrush.onsale.id", view.onsale().id().toString());
			return this.joinQueue.join(view.onsale(), visitor)
				.flatMap(outcome -> answer(request, view, outcome, span))
				.doFinally(end -> span.end());
		});
	}

	/** Makes no remote call on a node that keeps the onsale. */
	Mono<ServerResponse> me(ServerRequest request) {
		return this.requests.ticketed(request,
				(view, ticket) -> ServerResponse.ok()
					.cacheControl(CacheControl.noStore())
					.bodyValue(Turn.of(view, ticket.index(), this.clock.instant())));
	}

	private Mono<ServerResponse> answer(ServerRequest request, OnsaleView view, JoinOutcome outcome, Span span) {
		return switch (outcome) {
			case JoinOutcome.Joined(QueueTicket ticket, boolean isNew) ->
				(isNew ? ServerResponse.created(URI.create(request.path() + "/me")) : ServerResponse.ok())
					.cacheControl(CacheControl.noStore())
					.bodyValue(joined(view, ticket.traced(Traces.traceparent(span))));
			case JoinOutcome.NotOpen(Instant queueOpensAt) ->
				throw WaitingRoomProblem.QUEUE_NOT_OPEN.retryAfter(secondsUntil(queueOpensAt),
						"The queue opens at %s. Join then; joining early gives no advantage.".formatted(queueOpensAt));
			case JoinOutcome.Closed() -> throw WaitingRoomProblem.ONSALE_CLOSED
				.because("The onsale closed at %s. Nobody can join any more.".formatted(view.onsale().closesAt()));
		};
	}

	private JoinedBody joined(OnsaleView view, QueueTicket ticket) {
		OptionalLong position = view.positions().of(ticket.index());
		return new JoinedBody(ticket.ticketId(), this.tickets.sign(ticket, view.onsale()), ticket.index(),
				view.onsale().phase(this.clock.instant()), position.isPresent() ? position.getAsLong() : null);
	}

	private long secondsUntil(Instant instant) {
		return Duration.between(this.clock.instant(), instant).toSeconds() + 1;
	}

	record JoinedBody(UUID ticketId, String ticket, long index, Phase phase, @Nullable Long position) {
	}

}
