package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.onrush.waitingroom.queue.OnsaleView;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest status of one onsale and the signal that there is something to send. Watchers are sent signals, not frames,
 * and look the frame up when they are ready to write: one who does not read holds one signal and later gets the latest
 * frame, never an old one, and delays nobody.
 */
final class StatusCell {

	static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

	private final JsonMapper mapper;

	private final StatusMeters meters;

	private final Sinks.Many<Instant> signals = Sinks.many().replay().latest();

	private volatile StatusPage page;

	private PublicStatus signalled;

	private Instant signalledAt;

	/** How often the watchers were told of another status. */
	private volatile int changes = 1;

	StatusCell(OnsaleView view, Instant now, JsonMapper mapper, StatusMeters meters) {
		this.mapper = mapper;
		this.meters = meters;
		this.page = StatusPage.encode(PublicStatus.of(view, now), now, mapper);
		this.signalled = this.page.status();
		this.signalledAt = now;
		this.signals.tryEmitNext(now);
	}

	/** The page of this view, encoded only if the status differs from the last, or that one is old. */
	StatusPage page(OnsaleView view, Instant now) {
		PublicStatus status = PublicStatus.of(view, now);
		StatusPage latest = this.page;
		if (!latest.status().equals(status) || latest.isOld(now)) {
			latest = StatusPage.encode(status, now, this.mapper);
			this.page = latest;
		}
		return latest;
	}

	/** Wakes the watchers if the status has changed or they have heard nothing for so long. Called by one thread. */
	void tick(OnsaleView view, Instant now, Duration heartbeat) {
		PublicStatus status = page(view, now).status();
		boolean changed = !status.equals(this.signalled);
		boolean silent = Duration.between(this.signalledAt, now).compareTo(heartbeat) >= 0;
		if (silent || changed) {
			this.changes += changed ? 1 : 0;
			this.signalled = status;
			this.signalledAt = now;
			this.signals.tryEmitNext(now);
		}
	}

	/** Ends every stream of this onsale. */
	void complete() {
		this.signals.tryEmitComplete();
	}

	Flux<byte[]> frames() {
		return Flux.defer(() -> this.signals.asFlux().onBackpressureLatest().map(new Watcher()::frame));
	}

	private final class Watcher {

		private @Nullable PublicStatus sent;

		private int seen = StatusCell.this.changes - 1;

		byte[] frame(Instant signal) {
			StatusPage latest = StatusCell.this.page;
			if (latest.status().equals(this.sent)) {
				return HEARTBEAT;
			}
			this.sent = latest.status();
			int latestChange = StatusCell.this.changes;
			StatusCell.this.meters.sent(latestChange - this.seen - 1);
			this.seen = latestChange;
			return latest.frame();
		}

	}

}
