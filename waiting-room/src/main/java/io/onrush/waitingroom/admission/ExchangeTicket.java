package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

import io.onrush.waitingroom.Traces;
import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueTicket;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/** Exchanges the queue ticket of a called place for an admission pass. Asking again gives the same pass. */
public final class ExchangeTicket {

	private static final String REDIS_CLOCK = "";

	private final IssueScript script;

	private final PassTokens tokens;

	private final ClientNetworks networks;

	private final Clock clock;

	private final IdGenerator ids;

	private final PassMeters meters;

	private final Traces traces;

	ExchangeTicket(IssueScript script, PassTokens tokens, ClientNetworks networks, Clock clock, IdGenerator ids, PassMeters meters,
			Traces traces) {
		this.script = script;
		this.tokens = tokens;
		this.networks = networks;
		this.clock = clock;
		this.ids = ids;
		this.meters = meters;
		this.traces = traces;
	}

	/** @param network that asks: it gets no more passes than places */
	public Mono<PassOutcome> exchange(OnsaleView view, QueueTicket ticket, ClientNetwork network) {
		return Mono.<PassOutcome>defer(() -> {
			Instant now = this.clock.instant();
			Turn turn = Turn.of(view, ticket, now);
			OptionalLong position = view.positions().of(ticket);
			if (turn.phase() == Phase.CLOSED) {
				return Mono.just(new PassOutcome.Closed(view.onsale().closesAt()));
			}
			if (Boolean.FALSE.equals(turn.won())) {
				return Mono.just(new PassOutcome.NotDrawn());
			}
			if (position.isEmpty()) {
				return Mono.just(new PassOutcome.NotYourTurn(turn));
			}
			return issue(view.onsale(), ticket, network, position.getAsLong(), turn);
		}).doOnNext(this.meters::count).doOnError(this.meters::failed);
	}

	/** The span is only ended, and so only kept, where a pass is issued: those who poll would fill the trace. */
	private Mono<PassOutcome> issue(Onsale onsale, QueueTicket ticket, ClientNetwork network, long position, Turn turn) {
		PassQuota quota = new PassQuota(network, this.networks.placesPerAddress(onsale.door()),
				this.networks.placesPerNetwork(onsale.door()));
		Span span = this.traces.part("exchange ticket", SpanKind.SERVER, ticket.trace());
		boolean open = turn.phase() == Phase.OPEN;
		return this.script.issue(onsale, ticket, position, open, quota, this.ids.generateId(), REDIS_CLOCK)
			.map(result -> switch (result) {
				case IssueScript.Result.Issued(UUID passId, Instant expiresAt) ->
					issued(new AdmissionPass(passId, onsale.id(), onsale.admitsTo(), ticket.visitor(), ticket.index(),
							expiresAt, Traces.traceparent(span)), span);
				case IssueScript.Result.NotYet() -> new PassOutcome.NotYourTurn(turn);
				case IssueScript.Result.Full() -> new PassOutcome.NotYourTurn(turn);
				case IssueScript.Result.Spent() -> new PassOutcome.Spent();
				case IssueScript.Result.Revoked() -> new PassOutcome.Revoked();
				case IssueScript.Result.NetworkFull() -> new PassOutcome.NetworkFull();
				case IssueScript.Result.Lost() -> new PassOutcome.Lost();
			});
	}

	private PassOutcome issued(AdmissionPass pass, Span span) {
		span.setAttribute("onrush.onsale.id", pass.onsaleId().toString())
			.setAttribute("onrush.event.id", pass.eventId().toString())
			.end();
		return new PassOutcome.Issued(this.tokens.sign(pass), pass.expiresAt());
	}

}
