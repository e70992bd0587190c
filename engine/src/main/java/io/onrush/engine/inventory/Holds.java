package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.Item;
import io.onrush.engine.catalog.Money;
import io.onrush.engine.stock.StockTake;
import io.onrush.engine.stock.WantedStock;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Holds, of seats and as they are found of stock too. Redis decides, in one script call, for all seats of a hold or for none; PostgreSQL decides later, when
 * the seats are claimed for an order.
 */
public final class Holds {

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Events events;
    private final Venues venues;
    private final Clock clock;
    private final EventSeats seats;
    private final PlaceHoldScript placeHold;
    private final BestAvailableScript bestAvailable;
    private final Map<UUID, Mono<Void>> layouts = new ConcurrentHashMap<>();
    private final ReleaseHoldScript releaseHold;
    private final StockHolds stockHolds;
    private final Losses losses;

    Holds(
            RedisClusterReactiveCommands<String, String> redis, Events events, Venues venues, EventSeats seats, StockHolds stockHolds, Clock clock,
            HoldBudget budget, Losses losses) {
        this.redis = redis;
        this.events = events;
        this.venues = venues;
        this.clock = clock;
        this.seats = seats;
        this.placeHold = new PlaceHoldScript(redis, budget);
        this.bestAvailable = new BestAvailableScript(redis, budget);
        this.releaseHold = new ReleaseHoldScript(redis);
        this.stockHolds = stockHolds;
        this.losses = losses;
    }

    /** Redis may have lost the layout, or have had the event before there were layouts: it is then loaded on the way. */
    Mono<HoldOutcome> place(HoldRequest request, SeatMap map) {
        return place(request)
                .flatMap(outcome -> outcome instanceof HoldOutcome.NoLayout
                        ? loadLayout(request.id().eventId(), map).then(place(request))
                        : Mono.just(outcome))
                .doOnNext(outcome -> report(request.id().eventId(), outcome));
    }

    private void report(UUID eventId, HoldOutcome outcome) {
        if (outcome instanceof HoldOutcome.NotLoaded) {
            losses.notLoaded(eventId);
        } else if (outcome instanceof HoldOutcome.Held held && !held.again()) {
            losses.gave(eventId, held.fence());
        }
    }

    /** Once for all who wait for it: a stadium's takes a third of a megabyte. */
    private Mono<Void> loadLayout(UUID eventId, SeatMap map) {
        return layouts.computeIfAbsent(eventId, id -> seats.loadLayout(id, map).doFinally(end -> layouts.remove(id)).cache());
    }

    private Mono<HoldOutcome> place(HoldRequest request) {
        return switch (request.wish()) {
            case HoldWish.Seats wish -> placeHold.run(request, wish, "");
            case HoldWish.BestAvailable wish -> bestAvailable.run(request, wish, "");
        };
    }

    /** Remembers which journey the hold belongs to. Its record is kept for as long as any hold's. */
    Mono<Void> trace(HoldId id, String traceparent) {
        return redis.hset(new EventKeys(id.eventId()).holdKey(id), HoldRecord.TRACE, traceparent).then();
    }

    Mono<ReleaseOutcome> release(HoldId id, String visitorId) {
        return releaseHold.byVisitor(id, visitorId, "").flatMap(outcome ->
                outcome instanceof ReleaseOutcome.OfStock ? stockHolds.release(id, visitorId) : Mono.just(outcome));
    }

    /** What the visitor finds under a hold id, whether it was ever a hold or not. */
    public Mono<HoldLookup> find(String holdId, String visitorId) {
        return HoldId.parse(holdId)
                .map(id -> record(id).flatMap(record -> lookup(record, visitorId)).defaultIfEmpty(new HoldLookup.NotFound()))
                .orElse(Mono.just(new HoldLookup.NotFound()));
    }

    Hold describe(HoldOutcome.Held held, Event event, SeatMap map) {
        return describe(held.id(), held.ordinals(), held.singles(), held.fence(), held.expiresAt(), event, map, null);
    }

    private static Hold describe(
            HoldId id, List<Integer> ordinals, List<Integer> singles, long fence, Instant expiresAt, Event event, SeatMap map, @Nullable String trace) {
        List<Hold.HeldSeat> seats = ordinals.stream()
                .map(ordinal -> new Hold.HeldSeat(
                        map.id(ordinal), ordinal, map.category(ordinal), event.prices().get(map.category(ordinal))))
                .toList();
        Money total = seats.stream().map(Hold.HeldSeat::price).reduce(new Money(0, event.currency()), Money::plus);
        List<Hold.Warning> warnings = singles.isEmpty() ? List.of() : List.of(HoldProblems.leavesSingles(singles, map));
        return new Hold(id.toString(), event.id(), seats, List.of(), total, expiresAt, fence, warnings, trace);
    }

    /** Its items in the order of the SKUs, as its record has them. */
    Hold describeStock(HoldId id, List<WantedStock> units, long fence, Instant expiresAt, Event event, @Nullable String trace) {
        List<Hold.HeldItem> items = units.stream().sorted(Comparator.comparing(held -> held.item().sku())).map(Holds::heldItem).toList();
        Money total = items.stream().map(Hold.HeldItem::total).reduce(new Money(0, event.currency()), Money::plus);
        return new Hold(id.toString(), event.id(), List.of(), items, total, expiresAt, fence, List.of(), trace);
    }

    private static List<WantedStock> units(StockTake take, Event event) {
        return take.parts().stream().map(part -> new WantedStock(event.item(part.sku()).orElseThrow(), part.quantity())).toList();
    }

    private static Hold.HeldItem heldItem(WantedStock held) {
        Item item = held.item();
        return new Hold.HeldItem(item.sku(), item.name(), held.quantity(), item.price(), item.price().times(held.quantity()));
    }

    private Mono<HoldRecord> record(HoldId id) {
        return redis.hgetall(new EventKeys(id.eventId()).holdKey(id))
                .collectMap(KeyValue::getKey, KeyValue::getValue)
                .map(fields -> HoldRecord.read(id, fields))
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<HoldLookup> lookup(HoldRecord record, String visitorId) {
        if (!record.visitorId().equals(visitorId)) {
            return Mono.just(new HoldLookup.NotYours());
        }
        if (record.state() == HoldRecord.State.SOLD) {
            return describe(record).map(HoldLookup.Sold::new);
        }
        return record.isLive(clock.instant()) ? describe(record).map(HoldLookup.Live::new) : Mono.just(new HoldLookup.Ended());
    }

    private Mono<Hold> describe(HoldRecord record) {
        if (record.take() != null) {
            return events.get(record.id().eventId()).map(event ->
                    describeStock(record.id(), units(record.take(), event), record.fence(), record.deadline(), event, record.trace()));
        }
        return events.get(record.id().eventId())
                .flatMap(event -> venues.find(event.venueId())
                        .map(map -> describe(
                                record.id(), record.ordinals(), record.singles(), record.fence(), record.deadline(), event, map, record.trace())));
    }
}
