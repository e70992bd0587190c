package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/**
 * Gives a visitor one place in a queue. Asked again it gives the same place, until that place's pass has expired or been
 * left: then a new place at the end. The place is in Redis and tied to no connection.
 */
public final class JoinQueue {

	private static final String REDIS_CLOCK = "";

	private final JoinScript script;

	private final Clock clock;

	private final IdGenerator ids;

	private final JoinMeters meters;

	private final JoinGate gate;

	JoinQueue(JoinScript script, JoinGate gate, Clock clock, IdGenerator ids, JoinMeters meters) {
		this.gate = gate;
		this.script = script;
		this.clock = clock;
		this.ids = ids;
		this.meters = meters;
	}

	public Mono<JoinOutcome> join(Onsale onsale, String visitor) {
		return Mono.<JoinOutcome>defer(() -> switch (onsale.phase(this.clock.instant())) {
			case SCHEDULED -> Mono.just(new JoinOutcome.NotOpen(onsale.queueOpensAt()));
			case CLOSED -> Mono.just(new JoinOutcome.Closed());
			case QUEUEING, OPEN, PAUSED -> (onsale.how().mode() == Mode.CLOSED)
					? Mono.just(new JoinOutcome.Shut(onsale.how().message())) : admitted(onsale, visitor);
		}).doOnNext(this.meters::count).doOnError(this.meters::failed);
	}

	private Mono<JoinOutcome> admitted(Onsale onsale, String visitor) {
		return onsale.who().admitAnybody() ? take(onsale, visitor)
				: this.gate.check(onsale, visitor)
					.flatMap(refusal -> refusal.map(Mono::just).orElseGet(() -> take(onsale, visitor)));
	}

	private Mono<JoinOutcome> take(Onsale onsale, String visitor) {
		UUID newTicket = this.ids.generateId();
		return this.script.join(onsale, visitor, newTicket, REDIS_CLOCK)
			.map(place -> place.revoked() ? new JoinOutcome.Revoked()
					: new JoinOutcome.Joined(new QueueTicket(place.ticketId(), onsale.id(), visitor, place.index()),
							place.ticketId().equals(newTicket)));
	}

}
