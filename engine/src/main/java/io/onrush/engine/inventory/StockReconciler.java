package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.inventory.EventOrders.State;
import io.onrush.engine.inventory.EventOrders.StockOrder;
import io.onrush.engine.inventory.StockSales.HeldTake;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockClaims.Claimed;
import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an event's stock in Redis has otherwise than PostgreSQL. Claims are read before sold takes, and both a part at a time. */
final class StockReconciler {

    private static final int HOLDS_A_PART = 200;
    private static final int AT_ONCE = 64;
    private static final Duration BETWEEN_PARTS = Duration.ofMillis(5);

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Events events;
    private final EventStock eventStock;
    private final Stock stock;
    private final StockClaims claims;
    private final EventOrders orders;
    private final Losses losses;

    StockReconciler(
            RedisClusterReactiveCommands<String, String> redis, Events events, EventStock eventStock, Stock stock, StockClaims claims,
            EventOrders orders, Losses losses) {
        this.redis = redis;
        this.events = events;
        this.eventStock = eventStock;
        this.stock = stock;
        this.claims = claims;
        this.orders = orders;
        this.losses = losses;
    }

    Flux<Difference> differences(UUID eventId) {
        return events.find(eventId)
                .filter(event -> !event.items().isEmpty())
                .flatMapMany(event -> eventStock.isThere(event).flatMapMany(there -> there ? compare(event) : lost(eventId)));
    }

    private Flux<Difference> lost(UUID eventId) {
        return Flux.defer(() -> {
            losses.notLoaded(eventId);
            return Flux.empty();
        });
    }

    private Flux<Difference> compare(Event event) {
        StockSales sales = new StockSales();
        Flux<Difference> totals = stock.wrongTotals(event).map(Difference.Total::new);
        Flux<Difference> left = part(event, "")
                .expand(some -> some.size() < HOLDS_A_PART ? Mono.empty() : Mono.delay(BETWEEN_PARTS).then(part(event, some.getLast().holdId())))
                .concatMap(some -> compare(event, some, sales));
        Mono<Void> sold = stock.soldTakes(event).doOnNext(sales::sold).then();
        return Flux.concat(totals, left, sold.thenMany(Flux.defer(() -> Flux.fromStream(sales.differences()))));
    }

    private Mono<List<Claimed>> part(Event event, String afterHoldId) {
        return claims.ofEvent(event, afterHoldId, HOLDS_A_PART).collectList();
    }

    /** Claims of orders that are over; the others are added to the sales. */
    private Flux<Difference> compare(Event event, List<Claimed> some, StockSales sales) {
        List<UUID> orderIds = some.stream().map(Claimed::orderId).toList();
        return orders.stockNamed(orderIds).collectMap(StockOrder::orderId, StockOrder::state)
                .flatMapMany(states -> takes(event, some).flatMapIterable(takes -> {
                    some.forEach(claim -> sales.claimed(claim, states.get(claim.orderId()), takes.get(claim.holdId())));
                    return some.stream().filter(claim -> states.get(claim.orderId()) == State.OVER).map(claim -> new Difference.Claim(claim.orderId())).toList();
                }));
    }

    /** What Redis knows of these holds, by their ids. */
    private Mono<Map<String, HeldTake>> takes(Event event, List<Claimed> some) {
        return Flux.fromIterable(some)
                .flatMap(claim -> Mono.justOrEmpty(HoldId.parse(claim.holdId())).flatMap(id -> take(event, id)).map(take -> Map.entry(claim.holdId(), take)), AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<HeldTake> take(Event event, HoldId id) {
        return redis.hmget(new EventKeys(event.id()).holdKey(id), "state", "take", "items", "buckets")
                .collectMap(KeyValue::getKey, field -> field.getValueOrElse(""))
                .filter(fields -> !fields.get("take").isEmpty())
                .map(fields -> new HeldTake(fields.get("state"), StockTake.parse(fields.get("take"), fields.get("items"), fields.get("buckets"))));
    }
}
