package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code expire_holds.lua}: holds whose deadline has come end, and their seats are free again. */
final class ExpireHoldsScript {

    private final InventoryScript script;

    ExpireHoldsScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "expire_holds");
    }

    /** Ends {@code limit} holds at the most. */
    Mono<Swept> run(UUID eventId, int limit, String now) {
        return script.run(new EventKeys(eventId).all(), Integer.toString(limit), now)
                .map(reply -> Swept.read(limit, reply));
    }

    /**
     * @param ended how many holds
     * @param more whether others may have lapsed too
     * @param nextIn until the next hold lapses, not negative; null where none has a deadline
     */
    record Swept(int ended, boolean more, @Nullable Duration nextIn) {

        static Swept read(int limit, List<Object> reply) {
            int ended = (int) (long) reply.get(0);
            long next = (long) reply.get(3);
            long millis = Math.max(0, next - (long) reply.get(2));
            return new Swept(ended, ended == limit, next < 0 ? null : Duration.ofMillis(millis));
        }
    }
}
