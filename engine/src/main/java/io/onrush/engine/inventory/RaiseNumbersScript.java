package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code raise_numbers.lua}: the numbers of an event go on in a new epoch where Redis has gone back. */
final class RaiseNumbersScript {

    private final InventoryScript script;

    RaiseNumbersScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "raise_numbers");
    }

    Mono<Numbers> run(UUID eventId, long wentBackInEpoch, long epoch) {
        return script.run(new EventKeys(eventId).all(), Long.toString(wentBackInEpoch), Long.toString(epoch))
                .map(reply -> switch ((String) reply.getFirst()) {
                    case "RAISED" -> new Numbers.Raised((long) reply.get(1));
                    case "FINE" -> new Numbers.Fine();
                    case "NOT_LOADED" -> new Numbers.NotLoaded();
                    default -> throw Replies.unknown("raise_numbers", reply);
                });
    }

    /** How the numbers of an event are now. */
    sealed interface Numbers {

        record Raised(long seq) implements Numbers {}

        /** In a later epoch already. */
        record Fine() implements Numbers {}

        record NotLoaded() implements Numbers {}
    }
}
