package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The public status of every onsale that is asked about, as a page and as a stream, encoded once a tick for all. */
final class StatusFrames implements QueueStreams {

	private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

	private final OnsaleBoard board;

	private final JsonMapper mapper;

	private final Clock clock;

	private final StreamLimits limits;

	private final StatusMeters meters;

	private final Map<UUID, StatusCell> cells = new ConcurrentHashMap<>();

	private final Watching watching;

	StatusFrames(OnsaleBoard board, JsonMapper mapper, Clock clock, StreamLimits limits,
			MeterRegistry registry) {
		this.board = board;
		this.mapper = mapper;
		this.clock = clock;
		this.limits = limits;
		this.meters = new StatusMeters(registry);
		this.watching = new Watching(limits.maxAge());
		Gauge.builder("waiting.room.subscribers", this.watching, Watching::open)
			.description("Status streams open on this node")
			.register(registry);
	}

	StatusPage page(OnsaleView view) {
		UUID id = view.onsale().id();
		return this.board.keeps(id) ? cell(view).page(view, this.clock.instant()) : pageOfUnkept(view);
	}

	/** The status now, then every change and heartbeats, until the stream is too old or the onsale long over. */
	Flux<ByteBuffer> stream(OnsaleView view) {
		return this.board.keeps(view.onsale().id()) ? cell(view).frames() : framesOfUnkept(view);
	}

	/**
	 * An onsale that was scheduled a moment ago is not kept yet: its watchers look again until it is, and are not counted
	 * until then.
	 */
	private Flux<ByteBuffer> framesOfUnkept(OnsaleView view) {
		if (isEnding()) {
			return Flux.just(this.watching.lastWords());
		}
		Flux<ByteBuffer> now = Flux.just(pageOfUnkept(view).frame().shared());
		boolean over = view.onsale().phase(this.clock.instant()) == Phase.CLOSED;
		return over ? now
				: now.concatWith(
						Mono.delay(LOOK_AGAIN).then(this.board.view(view.onsale().id())).flatMapMany(this::stream));
	}

	/** Watchers are counted when their stream starts, so a rush can overshoot the cap by those about to start. */
	boolean isFull() {
		return open() >= this.limits.maxWatchers();
	}

	@Override
	public int open() {
		return this.watching.open();
	}

	@Override
	public void end(LongSupplier retryMillis) {
		this.watching.end(retryMillis);
		this.cells.values().forEach(StatusCell::wakeAll);
	}

	boolean isEnding() {
		return this.watching.isEnding();
	}

	Mono<Void> tick() {
		return Flux.defer(() -> Flux.fromIterable(this.cells.keySet())).concatMap(this::tick).then();
	}

	private Mono<Void> tick(UUID id) {
		if (!this.board.keeps(id)) {
			this.cells.remove(id).complete();
			return Mono.empty();
		}
		return this.board.view(id)
			.doOnNext(view -> this.cells.get(id).tick(view, this.clock.instant(), this.limits.heartbeat()))
			.then();
	}

	private StatusCell cell(OnsaleView view) {
		return this.cells.computeIfAbsent(view.onsale().id(),
				id -> new StatusCell(view, this.clock.instant(), this.mapper, this.meters, this.watching));
	}

	private StatusPage pageOfUnkept(OnsaleView view) {
		Instant now = this.clock.instant();
		return StatusPage.encode(PublicStatus.of(view, now), now, this.mapper);
	}

	/**
	 * @param heartbeat silence after which a stream carries a comment, so that a dead connection is noticed
	 * @param maxAge age at which a stream completes
	 * @param maxWatchers streams this node carries at once
	 */
	record StreamLimits(Duration heartbeat, Duration maxAge, int maxWatchers) {
	}

}
