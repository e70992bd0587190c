package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockOutcome;
import io.onrush.engine.stock.StockTake;
import io.onrush.engine.stock.WantedStock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/**
 * What an order does with its stock: claim it, confirm it, give it back. Every step may be repeated, as a recovery repeats it
 * after a crash, and then changes nothing.
 */
public final class StockCheckout {

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Events events;
    private final Stock stock;
    private final StockClaims claims;
    private final ExtendHoldScript extendHold;
    private final ConfirmStockHoldScript confirmHold;
    private final ReleaseStockHoldScript releaseHold;
    private final IdGenerator ids;
    private final Duration checkoutTime;
    private final SaleMeters meters;
    private final Losses losses;

    StockCheckout(
            RedisClusterReactiveCommands<String, String> redis, Events events, Stock stock, StockClaims claims, IdGenerator ids,
            Duration checkoutTime, SaleMeters meters, Losses losses) {
        this.redis = redis;
        this.events = events;
        this.stock = stock;
        this.claims = claims;
        this.extendHold = new ExtendHoldScript(redis);
        this.confirmHold = new ConfirmStockHoldScript(redis);
        this.releaseHold = new ReleaseStockHoldScript(redis);
        this.ids = ids;
        this.checkoutTime = checkoutTime;
        this.meters = meters;
        this.losses = losses;
    }

    /**
     * Claims the stock in PostgreSQL and keeps hold and units for the time of the checkout, in this order. Where the hold has lapsed the claims
     * stay for the saga to give up, as for seats: a step that comes late must not undo a sale.
     */
    public Mono<Claim> claim(HoldId id, String visitorId, UUID orderId, Map<String, Integer> quantities) {
        return claims.claim(id.eventId(), orderId, id.toString(), visitorId, quantities)
                .flatMap(lacking -> lacking.isEmpty() ? keepAlive(id, visitorId, orderId) : Mono.just(new Claim.Lacking(lacking)));
    }

    private Mono<Claim> keepAlive(HoldId id, String visitorId, UUID orderId) {
        return reporting(id, extendHold.begin(id, visitorId, checkoutTime))
                .flatMap(use -> used(id, orderId, use).then(extendUnits(id)).<Claim>thenReturn(new Claim.Claimed()))
                .defaultIfEmpty(new Claim.Lapsed());
    }

    private Mono<Void> used(HoldId id, UUID orderId, Optional<ExtendHoldScript.Use> use) {
        return Mono.justOrEmpty(use).flatMap(of -> claims.use(id.eventId(), orderId, id.toString(), of.code(), of.skus()));
    }

    /** The step fails, and its saga tries it again; until then the event is back. */
    private <T> Mono<T> reporting(HoldId id, Mono<T> step) {
        return step.doOnError(HoldProblems::isNotLoaded, lost -> losses.notLoaded(id.eventId()));
    }

    /** Gives the units of a hold as much time as its record was given. Units that have lapsed are taken again at the confirmation. */
    public Mono<Void> extendUnits(HoldId id) {
        return takeOf(id).flatMap(take -> stock.extend(id.eventId(), take, checkoutTime.plus(StockHolds.LONGER)));
    }

    public Mono<Void> unclaim(UUID orderId) {
        return claims.unclaim(orderId);
    }

    /** Held becomes sold. The SKUs of which there is too little by now; empty where all were confirmed. */
    public Mono<List<String>> confirm(HoldId id, String visitorId, Map<String, Integer> quantities) {
        return reporting(id, confirmed(id, visitorId, quantities)).doOnNext(lost -> {
            if (lost.isEmpty()) {
                meters.soldUnits(quantities.values().stream().mapToInt(Integer::intValue).sum());
            }
        });
    }

    /**
     * The units of a confirmed order are sold, where Redis has forgotten that they were. False where others have them, or where the
     * order was cancelled meanwhile.
     */
    Mono<Boolean> sellAgain(HoldId id, String visitorId, Map<String, Integer> quantities) {
        return reporting(id, confirmed(id, visitorId, quantities)).map(List::isEmpty);
    }

    private Mono<List<String>> confirmed(HoldId id, String visitorId, Map<String, Integer> quantities) {
        return takeOf(id)
                .flatMap(take -> sell(id, visitorId, take.id(), take).flatMap(sold -> sold ? Mono.just(List.<String>of()) : takeAgain(id, visitorId, take, quantities)))
                .switchIfEmpty(Mono.defer(() -> takeAgain(id, visitorId, null, quantities)));
    }

    /** False where the hold has no such take any more, or the take has lapsed. */
    private Mono<Boolean> sell(HoldId id, String visitorId, String expected, StockTake take) {
        return confirmHold.run(id, visitorId, expected, take).flatMap(reply -> switch (reply) {
            case SOLD -> stock.settle(id.eventId(), take);
            case RELEASED, OTHER_TAKE -> Mono.just(false);
            case NOT_LOADED -> Mono.error(HoldProblems.notLoaded());
        });
    }

    /** All of it anew: what is left of a take that has lapsed in part is given back first. */
    private Mono<List<String>> takeAgain(HoldId id, String visitorId, StockTake before, Map<String, Integer> quantities) {
        Mono<Void> rest = before == null ? Mono.empty() : stock.giveBack(id.eventId(), before);
        String expected = before == null ? ConfirmStockHoldScript.NO_TAKE : before.id();
        return rest.then(events.get(id.eventId()))
                .flatMap(event -> stock.take(event.id(), wanted(event, quantities), TakeId.next(id, ids), checkoutTime))
                .flatMap(outcome -> switch (outcome) {
                    case StockOutcome.Taken taken -> sellAnew(id, visitorId, expected, taken.take(), quantities);
                    case StockOutcome.Short little -> Mono.just(List.of(little.sku()));
                    case StockOutcome.NotLoaded missing -> Mono.error(HoldProblems.notLoaded());
                    case StockOutcome.Contended contended -> Mono.error(new IllegalStateException("The stock of hold " + id + " moves too fast"));
                });
    }

    private Mono<List<String>> sellAnew(HoldId id, String visitorId, String expected, StockTake take, Map<String, Integer> quantities) {
        return confirmHold.run(id, visitorId, expected, take).flatMap(reply -> switch (reply) {
            case SOLD -> stock.settle(id.eventId(), take).flatMap(settled -> settled
                    ? Mono.just(List.<String>of())
                    : Mono.error(new IllegalStateException("The units of hold " + id + " lapsed while they were sold")));
            case RELEASED -> stock.giveBack(id.eventId(), take).thenReturn(List.copyOf(quantities.keySet()));
            case NOT_LOADED -> stock.giveBack(id.eventId(), take).then(Mono.error(HoldProblems.notLoaded()));
            case OTHER_TAKE -> stock.giveBack(id.eventId(), take)
                    .then(Mono.error(new IllegalStateException("Another process confirms hold " + id)));
        });
    }

    /** Back on sale, whatever of it this hold has, held or sold. */
    public Mono<Void> putBack(HoldId id, String visitorId) {
        return reporting(id, releaseHold.byCheckout(id, visitorId)).flatMap(reply -> switch (reply) {
            case ReleaseStockHoldScript.Reply.Released released -> stock.giveBack(id.eventId(), released.take());
            case ReleaseStockHoldScript.Reply.NotFound none -> Mono.<Void>empty();
            case ReleaseStockHoldScript.Reply.Ordered ordered -> Mono.<Void>empty();
        });
    }

    private Mono<StockTake> takeOf(HoldId id) {
        return redis.hmget(new EventKeys(id.eventId()).holdKey(id), "take", "items", "buckets")
                .collectList()
                .flatMap(fields -> Mono.justOrEmpty(take(fields)));
    }

    private static Optional<StockTake> take(List<KeyValue<String, String>> fields) {
        return fields.stream().allMatch(KeyValue::hasValue)
                ? Optional.of(StockTake.parse(fields.get(0).getValue(), fields.get(1).getValue(), fields.get(2).getValue()))
                : Optional.empty();
    }

    private static List<WantedStock> wanted(Event event, Map<String, Integer> quantities) {
        return event.items().stream()
                .filter(item -> quantities.containsKey(item.sku()))
                .map(item -> new WantedStock(item, quantities.get(item.sku())))
                .collect(Collectors.toList());
    }

    /** What became of a claim. */
    public sealed interface Claim {

        record Claimed() implements Claim {}

        /** All of these was claimed by other orders; this one has nothing. */
        record Lacking(List<String> skus) implements Claim {}

        /** The hold had lapsed before; what is claimed is to be given up. */
        record Lapsed() implements Claim {}
    }
}
