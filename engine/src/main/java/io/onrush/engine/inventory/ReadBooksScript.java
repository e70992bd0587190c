package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code read_books.lua}: a part of an event's books at one moment. */
final class ReadBooksScript {

    private final InventoryScript script;

    ReadBooksScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "read_books");
    }

    Mono<Books> run(UUID eventId, int from, int most) {
        return script.run(new EventKeys(eventId).all(), Integer.toString(from), Integer.toString(most)).map(reply -> Books.read(from, reply));
    }
}
