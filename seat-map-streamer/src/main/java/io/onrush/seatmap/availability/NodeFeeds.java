package io.onrush.seatmap.availability;

import io.onrush.seatmap.SeatMapProblem;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.ErrorResponseException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps one feed an event in use. Stops in the first phase of a shutdown, which completes all streams, so that a graceful
 * stop of the web server does not wait for streams that never end.
 */
final class NodeFeeds implements LiveFeeds, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeFeeds.class);

    private final FeedOpening opening;
    private final SeatStates states;
    private final StockLevels stock;
    private final AvailabilitySettings settings;
    private final Scheduler time;
    private final FeedCounts counts = new FeedCounts();
    private final Set<EventFeed> live = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<UUID, Slot> slots = new ConcurrentHashMap<>();
    private volatile Disposable.Composite polls = Disposables.composite();
    private volatile boolean running;

    NodeFeeds(FeedOpening opening, SeatStates states, StockLevels stock, AvailabilitySettings settings, Scheduler time) {
        this.opening = opening;
        this.states = states;
        this.stock = stock;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Mono<AvailabilityFeed> feed(UUID eventId) {
        return eventFeed(eventId).cast(AvailabilityFeed.class);
    }

    Mono<EventFeed> eventFeed(UUID eventId) {
        return Mono.defer(() -> {
            Slot slot = slots.compute(eventId, this::usable);
            return slot == null ? Mono.error(full()) : slot.feed();
        });
    }

    /** The event's feed where there is one. It lives no longer for that. */
    Mono<EventFeed> followed(UUID eventId) {
        return Mono.defer(() -> Mono.justOrEmpty(slots.get(eventId)).flatMap(Slot::feed));
    }

    /** Seats by category, read from the source. */
    Mono<Map<String, CategoryCounts>> count(UUID eventId) {
        return opening.count(eventId)
                .onErrorMap(fault -> !(fault instanceof ErrorResponseException), fault -> unavailable());
    }

    @Override
    public FeedStats stats() {
        return new FeedStats(slots.size(), opening.encodes(), counts.changes().sum(), oldestMillis(),
                counts.faults().sum());
    }

    private long oldestMillis() {
        return live.stream().mapToLong(EventFeed::ageMillis).max().orElse(0);
    }

    private Slot usable(UUID eventId, Slot known) {
        if (known != null && known.use().touch(now())) {
            return known;
        }
        return known == null && slots.size() >= settings.maxEvents() ? null : open(eventId);
    }

    private Slot open(UUID eventId) {
        FeedUse use = new FeedUse(now());
        // Cached: all who come while it opens share one start, and none of them can cancel it.
        Mono<EventFeed> feed = opening.open(eventId, use)
                .doOnNext(this::keepUpToDate)
                .doOnError(fault -> failed(eventId, use, fault))
                .onErrorMap(fault -> !(fault instanceof ErrorResponseException), fault -> unavailable())
                .cache();
        return new Slot(use, feed);
    }

    /** Life-cycle code: the poll belongs to this node, not to the request that happened to be first. */
    private void keepUpToDate(EventFeed feed) {
        Disposable.Swap poll = Disposables.swap();
        polls.add(poll);
        live.add(feed);
        poll.update(new FeedPolling(feed, states, stock, settings, time, counts).untilIdle()
                .doFinally(end -> {
                    remove(feed);
                    polls.remove(poll);
                })
                .subscribe());
    }

    private void remove(EventFeed feed) {
        live.remove(feed);
        feed.close();
        slots.computeIfPresent(feed.eventId(), (id, slot) -> slot.use() == feed.use() ? null : slot);
    }

    private void failed(UUID eventId, FeedUse use, Throwable fault) {
        if (!(fault instanceof ErrorResponseException)) {
            counts.faults().increment();
            log.atWarn().addKeyValue("eventId", eventId)
                    .log("availability of event {} cannot be read: {}", eventId, fault.toString());
        }
        slots.computeIfPresent(eventId, (id, slot) -> slot.use() == use ? null : slot);
    }

    private ErrorResponseException unavailable() {
        return SeatMapProblem.AVAILABILITY_UNAVAILABLE.retryAfter(settings.sourceBackoff(),
                "The seat states cannot be read at the moment; try again after the time in Retry-After.");
    }

    private ErrorResponseException full() {
        return SeatMapProblem.AVAILABILITY_UNAVAILABLE.retryAfter(settings.idle(),
                "This node follows as many events as it may; try again after the time in Retry-After.");
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        if (polls.isDisposed()) {
            polls = Disposables.composite();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        polls.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Slot(FeedUse use, Mono<EventFeed> feed) {
    }
}
