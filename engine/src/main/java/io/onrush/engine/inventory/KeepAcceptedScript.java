package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** {@code keep_accepted.lua}: the hold of an accepted order of stock that Redis has lost is written down again. */
final class KeepAcceptedScript {

    private final InventoryScript script;
    private final Duration checkoutTime;

    KeepAcceptedScript(RedisClusterReactiveCommands<String, String> redis, Duration checkoutTime) {
        this.script = new InventoryScript(redis, "keep_accepted");
        this.checkoutTime = checkoutTime;
    }

    /**
     * True where the hold has this take now; false where Redis knows the hold, and so what became of it.
     *
     * @param now milliseconds, or an empty text for the clock of Redis
     */
    Mono<Boolean> run(HoldId id, RebuiltStock.Accepted accepted, String now) {
        return script.run(
                        new EventKeys(id.eventId()).allAnd(id),
                        id.toString(),
                        accepted.order().visitorId(),
                        Long.toString(checkoutTime.toMillis()),
                        now,
                        Long.toString(HoldRecord.RETENTION.toMillis()),
                        accepted.take().id(),
                        Integer.toString(accepted.take().units()),
                        accepted.take().items(),
                        accepted.take().buckets(),
                        Long.toString(accepted.order().fence()))
                .map(reply -> switch ((String) reply.getFirst()) {
                    case "KEPT" -> true;
                    case "KNOWN" -> false;
                    case "NOT_LOADED" -> throw HoldProblems.notLoaded();
                    default -> throw Replies.unknown("keep_accepted", reply);
                });
    }
}
