package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
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

	private final AtomicInteger watchers = new AtomicInteger();

	private final Sinks.Empty<Void> end = Sinks.empty();

	private volatile @Nullable LongSupplier retryMillis;

	StatusFrames(OnsaleBoard board, JsonMapper mapper, Clock clock, StreamLimits limits,
			MeterRegistry registry) {
		this.board = board;
		this.mapper = mapper;
		this.clock = clock;
		this.limits = limits;
		this.meters = new StatusMeters(registry);
		Gauge.builder("waiting.room.subscribers", this.watchers, AtomicInteger::get)
			.description("Status streams open on this node")
			.register(registry);
	}

	StatusPage page(OnsaleView view) {
		UUID id = view.onsale().id();
		return this.board.keeps(id) ? cell(view).page(view, this.clock.instant()) : pageOfUnkept(view);
	}

	/** The status now, then every change and heartbeats, until the stream is too old or the onsale long over. */
	Flux<byte[]> stream(OnsaleView view) {
		return frames(view).take(this.limits.maxAge())
			.takeUntilOther(this.end.asMono())
			.concatWith(Mono.fromSupplier(this::lastWords))
			.doOnSubscribe(watching -> this.watchers.incrementAndGet())
			.doFinally(ended -> this.watchers.decrementAndGet());
	}

	/** An onsale that was scheduled a moment ago is not kept yet: its watchers look again until it is. */
	private Flux<byte[]> frames(OnsaleView view) {
		UUID id = view.onsale().id();
		if (this.board.keeps(id)) {
			return cell(view).frames();
		}
		Flux<byte[]> now = Flux.just(pageOfUnkept(view).frame());
		boolean over = view.onsale().phase(this.clock.instant()) == Phase.CLOSED;
		return over ? now : now.concatWith(Mono.delay(LOOK_AGAIN).then(this.board.view(id)).flatMapMany(this::frames));
	}

	/** Watchers are counted when their stream starts, so a rush can overshoot the cap by those about to start. */
	boolean isFull() {
		return this.watchers.get() >= this.limits.maxWatchers();
	}

	@Override
	public int open() {
		return this.watchers.get();
	}

	@Override
	public void end(LongSupplier retryMillis) {
		this.retryMillis = retryMillis;
		this.end.tryEmitEmpty();
	}

	boolean isEnding() {
		return this.retryMillis != null;
	}

	/** Nothing for a stream that has come to its own end. */
	private byte @Nullable [] lastWords() {
		LongSupplier retry = this.retryMillis;
		return (retry != null) ? ("retry: " + retry.getAsLong() + "\n\n").getBytes(StandardCharsets.US_ASCII) : null;
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
				id -> new StatusCell(view, this.clock.instant(), this.mapper, this.meters));
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
