package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockTake;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Repairs differences of stock, one after the other. Each looks again whether what it repairs is still as it was seen. */
final class StockRepairs {

    private final Stock stock;
    private final StockClaims claims;
    private final StockCheckout checkout;
    private final InventoryScript endSale;

    StockRepairs(RedisClusterReactiveCommands<String, String> redis, Stock stock, StockClaims claims, StockCheckout checkout) {
        this.stock = stock;
        this.claims = claims;
        this.checkout = checkout;
        this.endSale = new InventoryScript(redis, "end_stock_sale");
    }

    /** Those that were repaired. */
    Flux<Difference> repair(UUID eventId, List<Difference> differences) {
        return Flux.fromIterable(differences)
                .ofType(Difference.OfStock.class)
                .concatMap(difference -> repair(eventId, difference).filter(done -> done).map(done -> difference));
    }

    private Mono<Boolean> repair(UUID eventId, Difference.OfStock difference) {
        return switch (difference) {
            case Difference.UnitsNotClaimed left -> Mono.justOrEmpty(TakeId.hold(left.takeId())).flatMap(hold -> giveBack(hold, left));
            case Difference.UnitsNotSold lost ->
                Mono.justOrEmpty(HoldId.parse(lost.holdId())).flatMap(hold -> checkout.sellAgain(hold, lost.visitorId(), lost.quantities()));
            case Difference.Total wrong -> stock.repair(eventId, wrong.total());
        };
    }

    /** The record of the hold first, as when an order is cancelled: a late confirmation of it then finds that it has ended. */
    private Mono<Boolean> giveBack(HoldId hold, Difference.UnitsNotClaimed left) {
        StockTake take = new StockTake(left.takeId(), List.copyOf(left.parts()));
        return claims.hasClaims(hold.toString()).flatMap(claimed -> ended(hold, take, claimed)).flatMap(ended -> ended
                ? stock.giveBack(hold.eventId(), take).thenReturn(true)
                : Mono.just(false));
    }

    private Mono<Boolean> ended(HoldId hold, StockTake take, boolean claimed) {
        return endSale.run(
                        new EventKeys(hold.eventId()).allAnd(hold), hold.toString(), take.id(), claimed ? "1" : "0",
                        Long.toString(HoldRecord.RETENTION.toMillis()))
                .map(reply -> (long) reply.getFirst() == 1);
    }
}
