package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.stock.KeptTake;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stock of an event as a whole, as {@link EventSeats} is of its seats: put on sale, and again after Redis has lost it. */
public final class EventStock {

    private static final int SKUS_AT_ONCE = 8;
    private static final int HOLDS_AT_ONCE = 64;

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Stock stock;
    private final StockClaims claims;
    private final EventAllocations allocations;
    private final EventOrders orders;
    private final LiveStockHolds liveHolds;
    private final ConfirmStockHoldScript confirmHold;
    private final KeepAcceptedScript keepAccepted;
    private final Duration checkoutTime;

    EventStock(
            RedisClusterReactiveCommands<String, String> redis, Stock stock, StockClaims claims, EventAllocations allocations, EventOrders orders,
            Duration checkoutTime) {
        this.redis = redis;
        this.stock = stock;
        this.claims = claims;
        this.allocations = allocations;
        this.orders = orders;
        this.liveHolds = new LiveStockHolds(redis);
        this.confirmHold = new ConfirmStockHoldScript(redis);
        this.keepAccepted = new KeepAcceptedScript(redis, checkoutTime);
        this.checkoutTime = checkoutTime;
    }

    /**
     * Puts the event's stock on sale, after {@link EventSeats} did so with its seats, none too, but for what is claimed in
     * PostgreSQL, held, accepted, or kept from general sale, see {@link RebuiltStock}. True where it did; it changes nothing where all of the stock is there. Where a part
     * of it is missing, or the slot of the event was lost with the records that name the takes, all is loaded anew, and takes
     * that nothing names are forgotten. A hold that is placed meanwhile takes its units again when it is confirmed.
     *
     * @param epoch greater than any that the event had
     */
    public Mono<Boolean> load(Event event, long epoch) {
        return isThere(event).flatMap(there -> there
                ? Mono.just(false)
                : rebuilt(event).flatMap(rebuilt -> load(event, rebuilt, epoch)).thenReturn(true));
    }

    /** Claims are read before holds, and these before orders: what is under way meanwhile is among one of them at least. */
    private Mono<RebuiltStock> rebuilt(Event event) {
        return claims.ofEvent(event).collectList().flatMap(claimed -> allocations.units(event.id()).collectList().flatMap(kept ->
                liveHolds.of(event.id()).flatMap(live ->
                        orders.stockInProgress(event.id()).collectList().map(inProgress -> RebuiltStock.of(event, claimed, live, inProgress, kept)))));
    }

    private Mono<Void> load(Event event, RebuiltStock rebuilt, long epoch) {
        Flux<KeptTake> sold = Flux.fromIterable(rebuilt.claimed()).flatMap(this::restore, HOLDS_AT_ONCE);
        Flux<KeptTake> accepted = Flux.fromIterable(rebuilt.accepted()).flatMap(this::keep, HOLDS_AT_ONCE);
        return Flux.concat(sold, Flux.fromIterable(rebuilt.live()), accepted, Flux.fromIterable(rebuilt.allocated()))
                .collectList()
                .flatMapMany(kept -> Flux.fromIterable(event.items()).flatMap(item -> stock.load(event.id(), item, kept, epoch), SKUS_AT_ONCE))
                .then(redis.set(new EventKeys(event.id()).stockEpoch(), Long.toString(epoch)))
                .then();
    }

    /** An event that sells no stock has all of it. */
    Mono<Boolean> isThere(Event event) {
        return event.items().isEmpty()
                ? Mono.just(true)
                : redis.exists(new EventKeys(event.id()).stockEpoch()).flatMap(known -> known == 1 ? stock.isLoaded(event) : Mono.just(false));
    }

    /** Empty where it was put back: its claim is about to be given up. */
    private Mono<KeptTake> restore(StockClaims.Claimed claimed) {
        return Mono.justOrEmpty(HoldId.parse(claimed.holdId()))
                .flatMap(id -> confirmHold.restore(id, claimed.visitorId(), claimed.take()))
                .flatMap(reply -> switch (reply) {
                    case SOLD -> Mono.just(KeptTake.sold(claimed.take()));
                    case RELEASED, OTHER_TAKE -> Mono.<KeptTake>empty();
                    case NOT_LOADED -> Mono.<KeptTake>error(new IllegalStateException("The seats of an event are put back before its stock"));
                });
    }

    /** Empty where Redis knows that its hold has ended. */
    private Mono<KeptTake> keep(RebuiltStock.Accepted accepted) {
        return Mono.justOrEmpty(HoldId.parse(accepted.order().holdId()))
                .filterWhen(id -> keepAccepted.run(id, accepted, ""))
                .map(kept -> new KeptTake(accepted.take(), checkoutTime.plus(StockHolds.LONGER)));
    }
}
