package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.access.CodeCheck;
import io.onrush.waitingroom.access.CodesAtTheDoor;
import io.onrush.waitingroom.access.OpenCode;
import io.onrush.waitingroom.challenge.Challenges;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.challenge.Entry;
import io.onrush.waitingroom.challenge.Proof;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/**
 * Gives a visitor one place in a queue, for what its door asks. Asked again it gives the same place, and asks for nothing, until that
 * place's pass has expired or been left: then a new place at the end. The place is in Redis and tied to no connection.
 */
public final class JoinQueue {

	private static final String REDIS_CLOCK = "";

	private final JoinScript script;

	private final Challenges challenges;

	private final ClientNetworks networks;

	private final CodesAtTheDoor codes;

	private final Clock clock;

	private final IdGenerator ids;

	private final JoinMeters meters;

	private final JoinGate gate;

	private final WorkMeters work;

	JoinQueue(JoinScript script, JoinGate gate, Challenges challenges, ClientNetworks networks, CodesAtTheDoor codes, Clock clock,
			IdGenerator ids, MeterRegistry registry) {
		this.gate = gate;
		this.script = script;
		this.challenges = challenges;
		this.networks = networks;
		this.codes = codes;
		this.clock = clock;
		this.ids = ids;
		this.meters = new JoinMeters(registry);
		this.work = new WorkMeters(registry);
	}

	/** With empty hands, from nowhere in particular. */
	public Mono<JoinOutcome> join(Onsale onsale, String visitor) {
		return join(onsale, Knock.of(visitor));
	}

	public Mono<JoinOutcome> join(Onsale onsale, Knock knock) {
		return Mono.<JoinOutcome>defer(() -> switch (onsale.phase(this.clock.instant())) {
			case SCHEDULED -> Mono.just(new JoinOutcome.NotOpen(onsale.queueOpensAt()));
			case CLOSED -> Mono.just(new JoinOutcome.Closed());
			case QUEUEING, OPEN, PAUSED -> (onsale.how().mode() == Mode.CLOSED)
					? Mono.just(new JoinOutcome.Shut(onsale.how().message())) : admitted(onsale, knock);
		}).doOnNext(outcome -> count(outcome, knock.proof())).doOnError(this.meters::failed);
	}

	private void count(JoinOutcome outcome, Proof proof) {
		this.meters.count(outcome);
		this.work.count(outcome, proof);
	}

	private Mono<JoinOutcome> admitted(Onsale onsale, Knock knock) {
		return onsale.who().admitAnybody() ? enter(onsale, knock)
				: this.gate.check(onsale, knock.visitor())
					.flatMap(refusal -> refusal.map(Mono::just).orElseGet(() -> enter(onsale, knock)));
	}

	/**
	 * Who has a place gets it, whatever they show. Where there are lanes anybody may show a code, and is told when it is a wrong
	 * one rather than put into the general lane.
	 */
	private Mono<JoinOutcome> enter(Onsale onsale, Knock knock) {
		if (onsale.door().entry() == Entry.ANYONE && (onsale.lanes().isEmpty() || isBlank(knock.code()))) {
			return take(onsale, knock, false, null).map(result -> outcome(onsale, knock, result, new JoinOutcome.CodeMissing()));
		}
		return this.codes.check(onsale.id(), knock.code(), knock.visitor(), knock.network())
			.flatMap(check -> take(onsale, knock, true, (check instanceof CodeCheck.Opens opens) ? opens.code() : null)
				.map(result -> outcome(onsale, knock, result, refused(check))));
	}

	private static boolean isBlank(@Nullable String code) {
		return code == null || code.isBlank();
	}

	private Mono<Taken> take(Onsale onsale, Knock knock, boolean needsCode, @Nullable OpenCode code) {
		UUID newTicket = this.ids.generateId();
		JoinTerms terms = new JoinTerms(knock, this.networks.placesPerAddress(onsale.door()),
				this.networks.placesPerNetwork(onsale.door()), needsCode, code);
		return this.script.join(onsale, terms, newTicket, REDIS_CLOCK).map(result -> new Taken(result, newTicket));
	}

	private JoinOutcome outcome(Onsale onsale, Knock knock, Taken taken, JoinOutcome withoutCode) {
		return switch (taken.result()) {
			case JoinScript.Result.Given(JoinScript.Place place) when place.revoked() -> new JoinOutcome.Revoked();
			case JoinScript.Result.Given(JoinScript.Place place) -> new JoinOutcome.Joined(
					new QueueTicket(place.ticketId(), onsale.id(), knock.visitor(), place.index(), place.lane()), place.ticketId().equals(taken.newTicket()));
			case JoinScript.Result.WorkNeeded(int bits, long after, boolean isUsed) ->
				new JoinOutcome.WorkNeeded(this.challenges.give(onsale.id(), knock.visitor(), bits, after), bits, refused(knock.proof(), isUsed));
			case JoinScript.Result.NetworkFull() -> new JoinOutcome.NetworkFull();
			case JoinScript.Result.CodeNeeded() -> withoutCode;
			case JoinScript.Result.CodeSpent() -> new JoinOutcome.CodeSpent();
		};
	}

	private static JoinOutcome refused(CodeCheck check) {
		return switch (check) {
			case CodeCheck.Opens opens -> new JoinOutcome.CodeMissing();
			case CodeCheck.Missing() -> new JoinOutcome.CodeMissing();
			case CodeCheck.Wrong() -> new JoinOutcome.CodeWrong();
			case CodeCheck.TooMany(Duration remaining) -> new JoinOutcome.TooManyCodes(remaining);
		};
	}

	private static Proof.@Nullable Why refused(Proof proof, boolean isUsed) {
		return switch (proof) {
			case Proof.None() -> null;
			case Proof.Refused(Proof.Why why) -> why;
			case Proof.Solved solved -> isUsed ? Proof.Why.USED : null;
		};
	}

	private record Taken(JoinScript.Result result, UUID newTicket) {
	}

}
