package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.StockTake;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@code release_stock_hold.lua}: a hold of stock ends, and its take is to be given back. */
final class ReleaseStockHoldScript {

    private final InventoryScript script;

    ReleaseStockHoldScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "release_stock_hold");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<Reply> byVisitor(HoldId id, String visitorId, String now) {
        return run(id, visitorId, "visitor", now);
    }

    /** Ends sold holds too. */
    Mono<Reply> byCheckout(HoldId id, String visitorId) {
        return run(id, visitorId, "checkout", "");
    }

    private Mono<Reply> run(HoldId id, String visitorId, String by, String now) {
        return script.run(new EventKeys(id.eventId()).allAnd(id), id.toString(), visitorId, by, Long.toString(HoldRecord.RETENTION.toMillis()), now)
                .map(ReleaseStockHoldScript::reply);
    }

    private static Reply reply(List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "RELEASED" -> new Reply.Released(StockTake.parse((String) reply.get(1), (String) reply.get(2), (String) reply.get(3)));
            case "NOT_FOUND", "NOT_YOURS" -> new Reply.NotFound();
            case "ORDERED" -> new Reply.Ordered();
            case "NOT_LOADED" -> throw HoldProblems.notLoaded();
            default -> throw Replies.unknown("release_stock_hold", reply);
        };
    }

    sealed interface Reply {

        /** Now or before. */
        record Released(StockTake take) implements Reply {}

        record NotFound() implements Reply {}

        record Ordered() implements Reply {}
    }
}
