package io.onrush.waitingroom.admission;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** How long ago admission last advanced all onsales without a fault. */
final class AdmissionMeters {

	private final MeterRegistry registry;

	private volatile long goodAtNanos;

	AdmissionMeters(MeterRegistry registry) {
		this.registry = registry;
		this.goodAtNanos = now();
		TimeGauge.builder("waiting.room.tick.age", this, TimeUnit.NANOSECONDS, AdmissionMeters::ageNanos)
			.description("Time since admission last advanced without a fault")
			.register(registry);
	}

	void ticked() {
		this.goodAtNanos = now();
	}

	private double ageNanos() {
		return (double) now() - this.goodAtNanos;
	}

	private long now() {
		return this.registry.config().clock().monotonicTime();
	}

}
