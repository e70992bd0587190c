package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code expire_holds.lua}: holds whose deadline has come end, and their seats are free again. */
final class ExpireHoldsScript {

    private final InventoryScript script;

    ExpireHoldsScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "expire_holds");
    }

    /** How many holds ended, at the most {@code limit}. */
    Mono<Integer> run(UUID eventId, int limit, String now) {
        return script.run(new EventKeys(eventId).all(), Integer.toString(limit), now)
                .map(reply -> (int) (long) reply.getFirst());
    }
}
