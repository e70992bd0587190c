package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockTake;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stock of an event as a whole, as {@link EventSeats} is of its seats: put on sale, and again after Redis has lost it. */
public final class EventStock {

    private static final int SKUS_AT_ONCE = 8;
    private static final int HOLDS_AT_ONCE = 64;

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Stock stock;
    private final StockClaims claims;
    private final ConfirmStockHoldScript confirmHold;

    EventStock(RedisClusterReactiveCommands<String, String> redis, Stock stock, StockClaims claims) {
        this.redis = redis;
        this.stock = stock;
        this.claims = claims;
        this.confirmHold = new ConfirmStockHoldScript(redis);
    }

    /**
     * Puts the event's stock on sale, after {@link EventSeats} did so with its seats, none too, but for what is claimed in
     * PostgreSQL, which is sold. True where it did; it changes nothing where all of the stock is there. Where a part of it is
     * missing, or the slot of the event was lost with the records that name the takes, all is loaded anew, and takes of before are
     * forgotten: a live hold takes its units again when it is confirmed.
     *
     * @param epoch greater than any that the event had
     */
    public Mono<Boolean> load(Event event, long epoch) {
        return isThere(event).flatMap(there -> there
                ? Mono.just(false)
                : claims.ofEvent(event).collectList().flatMap(sold -> load(event, sold, epoch)).thenReturn(true));
    }

    private Mono<Void> load(Event event, List<StockClaims.Claimed> sold, long epoch) {
        List<StockTake> takes = sold.stream().map(StockClaims.Claimed::take).toList();
        return Flux.fromIterable(sold)
                .flatMap(this::restore, HOLDS_AT_ONCE)
                .thenMany(Flux.fromIterable(event.items()).flatMap(item -> stock.load(event.id(), item, takes, epoch), SKUS_AT_ONCE))
                .then(redis.set(new EventKeys(event.id()).stockEpoch(), Long.toString(epoch)))
                .then();
    }

    /** An event that sells no stock has all of it. */
    private Mono<Boolean> isThere(Event event) {
        return event.items().isEmpty()
                ? Mono.just(true)
                : redis.exists(new EventKeys(event.id()).stockEpoch()).flatMap(known -> known == 1 ? stock.isLoaded(event) : Mono.just(false));
    }

    private Mono<Void> restore(StockClaims.Claimed claimed) {
        return Mono.justOrEmpty(HoldId.parse(claimed.holdId()))
                .flatMap(id -> confirmHold.restore(id, claimed.visitorId(), claimed.take()))
                .doOnNext(reply -> {
                    if (reply == ConfirmStockHoldScript.Reply.NOT_LOADED) {
                        throw new IllegalStateException("The seats of an event are put back before its stock");
                    }
                })
                .then();
    }
}
