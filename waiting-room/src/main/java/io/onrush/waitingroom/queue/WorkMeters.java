package io.onrush.waitingroom.queue;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.challenge.Proof;

/** Counts challenges that were given, and what became of those that came back. */
final class WorkMeters {

	private final Counter given;

	private final Counter solved;

	private final Map<Proof.Why, Counter> refused = new EnumMap<>(Proof.Why.class);

	WorkMeters(MeterRegistry registry) {
		this.given = counter(registry, "given");
		this.solved = counter(registry, "solved");
		for (Proof.Why why : Proof.Why.values()) {
			this.refused.put(why, counter(registry, why.name().toLowerCase(Locale.ROOT)));
		}
	}

	void count(JoinOutcome outcome, Proof proof) {
		if (outcome instanceof JoinOutcome.WorkNeeded work) {
			this.given.increment();
			if (work.refused() != null) {
				this.refused.get(work.refused()).increment();
			}
		}
		else if (outcome instanceof JoinOutcome.Joined place && place.isNew() && proof instanceof Proof.Solved) {
			this.solved.increment();
		}
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder("waiting.room.challenges")
			.description("Challenges: given to visitors, solved for a place, or why one that came back was refused")
			.tag("outcome", outcome)
			.register(registry);
	}

}
