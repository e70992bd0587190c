package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.StockTake;
import reactor.core.publisher.Mono;

/** {@code confirm_stock_hold.lua}: a hold of stock becomes the sale of a take. */
final class ConfirmStockHoldScript {

    static final String NO_TAKE = "";
    private static final String ANY_TAKE = "*";

    private final InventoryScript script;

    ConfirmStockHoldScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "confirm_stock_hold");
    }

    /** @param expected the take that the hold is known to have, or {@link #NO_TAKE} */
    Mono<Reply> run(HoldId id, String visitorId, String expected, StockTake take) {
        return script.run(
                        new EventKeys(id.eventId()).allAnd(id),
                        id.toString(),
                        visitorId,
                        expected,
                        take.id(),
                        Integer.toString(take.units()),
                        take.items(),
                        take.buckets())
                .map(reply -> Reply.valueOf((String) reply.getFirst()));
    }

    /** Writes down again what was sold, whatever the record says but that it was put back. */
    Mono<Reply> restore(HoldId id, String visitorId, StockTake take) {
        return run(id, visitorId, ANY_TAKE, take);
    }

    enum Reply {
        SOLD,
        /** Put back before: this is the late call of a process whose saga another one has ended. */
        RELEASED,
        /** Another call has given the hold another take meanwhile. */
        OTHER_TAKE,
        /** Redis has lost the event: nothing is written before it is put back. */
        NOT_LOADED
    }
}
