package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code load_seats.lua}: an event's seats go on sale, once. */
final class LoadSeatsScript {

    private final InventoryScript script;

    LoadSeatsScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "load_seats");
    }

    /** True where this call loaded them, false where they were there. */
    Mono<Boolean> run(UUID eventId, String letters) {
        return script.run(new EventKeys(eventId).all(), letters).map(reply -> reply.getFirst().equals("LOADED"));
    }
}
