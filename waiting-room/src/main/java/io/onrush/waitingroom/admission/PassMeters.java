package io.onrush.waitingroom.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts tickets shown for a pass by what became of them. */
final class PassMeters {

	private final Counter issued;

	private final Counter notYourTurn;

	private final Counter spent;

	private final Counter lost;

	private final Counter networkFull;

	private final Counter notDrawn;

	private final Counter closed;

	private final Counter revoked;

	private final Counter unavailable;

	PassMeters(MeterRegistry registry) {
		this.issued = counter(registry, "issued");
		this.notYourTurn = counter(registry, "not_your_turn");
		this.spent = counter(registry, "spent");
		this.lost = counter(registry, "lost");
		this.networkFull = counter(registry, "network_full");
		this.notDrawn = counter(registry, "not_drawn");
		this.closed = counter(registry, "closed");
		this.revoked = counter(registry, "revoked");
		this.unavailable = counter(registry, "unavailable");
	}

	void count(PassOutcome outcome) {
		(switch (outcome) {
			case PassOutcome.Issued pass -> this.issued;
			case PassOutcome.NotYourTurn early -> this.notYourTurn;
			case PassOutcome.Spent over -> this.spent;
			case PassOutcome.Lost gone -> this.lost;
			case PassOutcome.NetworkFull full -> this.networkFull;
			case PassOutcome.NotDrawn unlucky -> this.notDrawn;
			case PassOutcome.Revoked out -> this.revoked;
			case PassOutcome.Closed late -> this.closed;
		}).increment();
	}

	void failed(Throwable fault) {
		this.unavailable.increment();
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder("waiting.room.passes")
			.description("Queue tickets shown for a pass by outcome; the same pass given again counts again")
			.tag("outcome", outcome)
			.register(registry);
	}

}
