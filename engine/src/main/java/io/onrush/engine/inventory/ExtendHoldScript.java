package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** {@code extend_hold.lua}: a live hold is now being bought and gets the time of a checkout. */
final class ExtendHoldScript {

    private final InventoryScript script;

    ExtendHoldScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "extend_hold");
    }

    /** True where the hold is live or already bought; false where it has lapsed. Each stage gives it time once. */
    Mono<Boolean> run(HoldId id, String visitorId, Stage stage, Duration checkout, String now) {
        return script.run(
                        new EventKeys(id.eventId()).allAnd(id),
                        id.toString(),
                        visitorId,
                        Long.toString(checkout.toMillis()),
                        now,
                        Long.toString(HoldRecord.RETENTION.toMillis()),
                        Integer.toString(1 + stage.ordinal()))
                .map(reply -> switch ((String) reply.getFirst()) {
                    case "EXTENDED", "SOLD" -> true;
                    case "LAPSED" -> false;
                    case "NOT_LOADED" -> throw HoldProblems.notLoaded();
                    default -> throw Replies.unknown("extend_hold", reply);
                });
    }

    /** How far the checkout of a hold is. */
    enum Stage {
        ACCEPTED,
        BEGUN
    }
}
