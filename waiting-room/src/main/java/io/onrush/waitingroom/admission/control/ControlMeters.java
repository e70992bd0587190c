package io.onrush.waitingroom.admission.control;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the decisions that this process took, by their reason. */
final class ControlMeters {

	private final Map<Reason, Counter> decisions = new EnumMap<>(Reason.class);

	ControlMeters(MeterRegistry registry) {
		for (Reason reason : Reason.values()) {
			this.decisions.put(reason, Counter.builder("waiting.room.rate.decisions")
				.description("Decisions about the rate of an onsale that this process took, by reason")
				.tag("reason", reason.name().toLowerCase(Locale.ROOT))
				.register(registry));
		}
	}

	void decided(boolean taken, Reason reason) {
		if (taken) {
			this.decisions.get(reason).increment();
		}
	}

}
