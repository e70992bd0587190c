package io.onrush.waitingroom.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the frames of the status streams. */
final class StatusMeters {

	private final Counter frames;

	private final Counter dropped;

	StatusMeters(MeterRegistry registry) {
		this.frames = Counter.builder("waiting.room.frames")
			.description("Status frames handed to connections, heartbeats not counted")
			.register(registry);
		this.dropped = Counter.builder("waiting.room.frames.dropped")
			.description("Status frames that a watcher who reads slowly was not sent, because a newer one was there")
			.register(registry);
	}

	/** @param skipped frames before this one that the watcher has missed */
	void sent(int skipped) {
		this.frames.increment();
		if (skipped > 0) {
			this.dropped.increment(skipped);
		}
	}

}
