package io.onrush.seatmap.availability;

import io.onrush.seatmap.plan.EventSeatMaps;
import io.onrush.seatmap.plan.SeatMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.function.Tuple2;

/** Starts a feed: the seats of the event, then their states. The only remote calls that a watcher ever causes. */
final class FeedOpening {

    private final EventSeatMaps seatMaps;
    private final SeatStates states;
    private final StockLevels stock;
    private final AvailabilityJson json;
    private final AvailabilitySettings settings;
    private final Scheduler time;
    private final LongAdder encodes = new LongAdder();

    FeedOpening(EventSeatMaps seatMaps, SeatStates states, StockLevels stock, AvailabilityJson json,
            AvailabilitySettings settings, Scheduler time) {
        this.seatMaps = seatMaps;
        this.states = states;
        this.stock = stock;
        this.json = json;
        this.settings = settings;
        this.time = time;
    }

    Mono<EventFeed> open(UUID eventId, FeedUse use) {
        return seatMaps.of(eventId).flatMap(map -> snapshot(eventId).map(start ->
                new EventFeed(eventId, cell(map), start.getT1(), start.getT2(), use, time)));
    }

    Mono<Map<String, CategoryCounts>> count(UUID eventId) {
        return seatMaps.of(eventId).flatMap(map -> states.snapshot(eventId)
                .timeout(settings.sourceTimeout(), time)
                .publishOn(time)
                .map(snapshot -> SeatCounts.of(map, snapshot).perCategory()));
    }

    long encodes() {
        return encodes.sum();
    }

    private Mono<Tuple2<StateSnapshot, Map<String, Long>>> snapshot(UUID eventId) {
        return Mono.zip(states.snapshot(eventId), stock.left(eventId))
                .timeout(settings.sourceTimeout(), time)
                .publishOn(time)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the source has no states for " + eventId)));
    }

    private SeatCell cell(SeatMap map) {
        return new SeatCell(map, settings.frameLimits(), json, encodes);
    }
}
