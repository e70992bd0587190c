package io.onrush.waitingroom.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

import io.onrush.waitingroom.Traces;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.ExchangeTicket;
import io.onrush.waitingroom.admission.PassOutcome;
import io.onrush.waitingroom.admission.Turn;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.queue.Identity;
import io.onrush.waitingroom.queue.JoinOutcome;
import io.onrush.waitingroom.queue.JoinQueue;
import io.onrush.waitingroom.queue.Knock;
import io.onrush.waitingroom.queue.Lanes;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.QueueTickets;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.ErrorResponseException;

/**
 * What a whole crowd asks of the waiting room, apart from how it is asked over HTTP. A refusal is an error that carries
 * its problem document, and so is a store that does not answer.
 */
public final class QueueCalls {

	private static final long SHUT_RETRY_SECONDS = 30;

	private static final long FULL_RETRY_SECONDS = 5;

	private static final int RETRY_AT_LEAST_MILLIS = 1000;

	private static final int RETRY_SPREAD_MILLIS = 5000;

	private final Requests requests;

	private final JoinQueue joinQueue;

	private final ExchangeTicket exchangeTicket;

	private final QueueTickets tickets;

	private final Door door;

	private final StatusFrames frames;

	private final Clock clock;

	private final Traces traces;

	private final IntUnaryOperator random;

	/** @param random a number below the one given, which need not be hard to guess, and must not block */
	QueueCalls(Requests requests, JoinQueue joinQueue, ExchangeTicket exchangeTicket, QueueTickets tickets,
			Door door, StatusFrames frames, Clock clock, Traces traces, IntUnaryOperator random) {
		this.requests = requests;
		this.joinQueue = joinQueue;
		this.exchangeTicket = exchangeTicket;
		this.tickets = tickets;
		this.door = door;
		this.frames = frames;
		this.clock = clock;
		this.traces = traces;
		this.random = random;
	}

	/** {@code POST queue}. Here a visitor's journey begins, and here it is decided whether it is traced. */
	public Mono<Joined> join(Asking asking) {
		return Mono.deferContextual(context -> {
			String visitor = Requests.visitor(asking);
			return this.requests.onsale(asking)
				.flatMap(view -> join(this.door.knock(asking, visitor, view.onsale()), view, context.getOrDefault(Traces.ACCEPTED, null)));
		}).onErrorMap(RemoteFaults::isRemote, RemoteFaults::unavailable);
	}

	private Mono<Joined> join(Knock knock, OnsaleView view, @Nullable String acceptedTrace) {
		Span span = this.traces.journey("join queue", acceptedTrace);
		span.setAttribute("onrush.onsale.id", view.onsale().id().toString());
		return this.joinQueue.join(view.onsale(), knock)
			.map(outcome -> joined(view, outcome, span))
			.doFinally(end -> span.end());
	}

	/** {@code GET queue/me}. Makes no remote call on a node that keeps the onsale. */
	public Mono<Turn> me(Asking asking) {
		return this.requests.ticketed(asking, (view, ticket) -> Mono.just(Turn.of(view, ticket, this.clock.instant())))
			.onErrorMap(RemoteFaults::isRemote, RemoteFaults::unavailable);
	}

	/** {@code GET queue}: encoded once for all who ask within a tick. */
	public Mono<StatusPage> status(Asking asking) {
		return this.requests.onsale(asking)
			.map(this.frames::page)
			.onErrorMap(RemoteFaults::isRemote, RemoteFaults::unavailable);
	}

	/** {@code GET queue/stream}. */
	public Mono<StatusStream> stream(Asking asking) {
		return this.requests.onsale(asking)
			.map(this::stream)
			.onErrorMap(RemoteFaults::isRemote, RemoteFaults::unavailable);
	}

	/** A process that crashes has no last words: its watchers must not all come back at the same moment. */
	private StatusStream stream(OnsaleView view) {
		if (this.frames.isEnding()) {
			throw WaitingRoomProblem.SHUTTING_DOWN.retryAfter(1,
					"This process ends and another one answers. Connect again on a new connection.");
		}
		if (this.frames.isFull()) {
			throw WaitingRoomProblem.TOO_MANY_STREAMS.retryAfter(FULL_RETRY_SECONDS,
					"This node carries as many streams as it can. Reconnect later, or poll GET queue meanwhile.");
		}
		return new StatusStream(
				Watching.retry(RETRY_AT_LEAST_MILLIS + this.random.applyAsInt(RETRY_SPREAD_MILLIS)),
				this.frames.stream(view));
	}

	/** {@code POST pass}. */
	public Mono<IssuedPass> pass(Asking asking) {
		return this.requests.ticketed(asking,
				(view, ticket) -> this.exchangeTicket.exchange(view, ticket, this.door.network(asking, view.onsale())))
			.map(QueueCalls::issued)
			.onErrorMap(RemoteFaults::isRemote, RemoteFaults::unavailable);
	}

	private Joined joined(OnsaleView view, JoinOutcome outcome, Span span) {
		return switch (outcome) {
			case JoinOutcome.Joined(QueueTicket ticket, boolean isNew) ->
				new Joined(isNew, place(view, ticket.traced(Traces.traceparent(span))));
			case JoinOutcome.NotOpen(Instant queueOpensAt) ->
				throw WaitingRoomProblem.QUEUE_NOT_OPEN.retryAfter(secondsUntil(queueOpensAt),
						"The queue opens at %s. Join then; joining early gives no advantage.".formatted(queueOpensAt));
			case JoinOutcome.Shut(String message) -> throw shut(message);
			case JoinOutcome.Unknown(Identity needed) -> throw unknown(needed);
			case JoinOutcome.NotRegistered() -> throw WaitingRoomProblem.REGISTRATION_REQUIRED
				.because("Only visitors who registered before the queue opened can join.");
			case JoinOutcome.Revoked() -> throw Requests.revoked();
			case JoinOutcome.Closed() -> throw WaitingRoomProblem.ONSALE_CLOSED
				.because("The onsale closed at %s. Nobody can join any more.".formatted(view.onsale().closesAt()));
			case JoinOutcome.WorkNeeded work -> throw Door.work(work);
			case JoinOutcome.NetworkFull() -> throw Door.full();
			case JoinOutcome.CodeMissing() -> throw Door.noCode();
			case JoinOutcome.CodeWrong() -> throw Door.wrongCode();
			case JoinOutcome.CodeSpent() -> throw Door.spentCode();
			case JoinOutcome.TooManyCodes many -> throw Door.tooManyCodes(many);
		};
	}

	/** With the property {@code identity}: what has to be proved. */
	private static ErrorResponseException unknown(Identity needed) {
		ErrorResponseException problem = WaitingRoomProblem.IDENTITY_REQUIRED.because((needed == Identity.OIDC)
				? "Sign in first: send a token of the OpenID provider to POST /api/v1/visitors/oidc."
				: "Prove your e-mail address first: POST /api/v1/visitors/email sends a code to it.");
		problem.getBody().setProperty("identity", needed);
		return problem;
	}

	private static ErrorResponseException shut(@Nullable String message) {
		return WaitingRoomProblem.ROOM_CLOSED.retryAfter(SHUT_RETRY_SECONDS,
				(message != null) ? message : "Places are kept. Come again after the time in Retry-After.");
	}

	private Place place(OnsaleView view, QueueTicket ticket) {
		OptionalLong position = view.positions().of(ticket);
		return new Place(ticket.ticketId(), this.tickets.sign(ticket, view.onsale()), ticket.index(),
				view.onsale().phase(this.clock.instant()), position.isPresent() ? position.getAsLong() : null,
				LaneOfPlace.of(ticket.lane(), view.onsale().lanes()));
	}

	private long secondsUntil(Instant instant) {
		return Duration.between(this.clock.instant(), instant).toSeconds() + 1;
	}

	private static IssuedPass issued(PassOutcome outcome) {
		return switch (outcome) {
			case PassOutcome.Issued(String token, Instant expiresAt) -> new IssuedPass(token, expiresAt);
			case PassOutcome.NotYourTurn(Turn turn) -> throw notYourTurn(turn);
			case PassOutcome.Spent() -> throw WaitingRoomProblem.PLACE_SPENT
				.because("The pass of this place has expired or was given back. Join the queue again.");
			case PassOutcome.Revoked() -> throw Requests.revoked();
			case PassOutcome.Lost() -> throw WaitingRoomProblem.PLACE_SPENT
				.because("This place was lost in a failure of ours. Join the queue again.");
			case PassOutcome.NetworkFull() -> throw Door.full();
			case PassOutcome.NotDrawn() -> throw WaitingRoomProblem.NOT_DRAWN
				.because("The lottery was drawn, and this place is none of the winners. It will not be called.");
			case PassOutcome.Closed(Instant closesAt) -> throw WaitingRoomProblem.ONSALE_CLOSED
				.because("The onsale closed at %s. No more passes are given.".formatted(closesAt));
		};
	}

	private static ErrorResponseException notYourTurn(Turn turn) {
		ErrorResponseException problem = WaitingRoomProblem.NOT_YOUR_TURN.retryAfter(turn.retryAfterSeconds(),
				"Your place is kept. Ask again after the time in Retry-After.");
		problem.getBody().setProperty("position", turn.position());
		problem.getBody().setProperty("ahead", turn.ahead());
		problem.getBody().setProperty("etaSeconds", turn.etaSeconds());
		problem.getBody().setProperty("likelihood", turn.likelihood());
		return problem;
	}

	/** @param isNew whether the visitor had no place before */
	public record Joined(boolean isNew, Place place) {
	}

	/**
	 * The answer to a join.
	 *
	 * @param ticket signed
	 * @param position null before the draw
	 * @param lane null where the onsale has no lanes
	 */
	public record Place(UUID ticketId, String ticket, long index, Phase phase, @Nullable Long position, @Nullable LaneOfPlace lane) {
	}

	/**
	 * @param number the general lane's is the last
	 * @param index how many of the lane joined before
	 */
	public record LaneOfPlace(int number, String name, long index) {

		static @Nullable LaneOfPlace of(@Nullable LanePlace place, Lanes lanes) {
			return (place == null) ? null : new LaneOfPlace(place.lane(), lanes.nameOf(place.lane()), place.index());
		}

	}

	/** @param pass signed */
	public record IssuedPass(String pass, Instant expiresAt) {
	}

}
