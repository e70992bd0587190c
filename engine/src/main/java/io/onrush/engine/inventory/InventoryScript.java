package io.onrush.engine.inventory;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Mono;

/**
 * A Lua script of {@code lua/inventory}: the prelude and one file, or several of which the last is the operation. Called by its
 * digest. A Redis that does not know it (restarted, or a promoted replica) is sent the text. Lettuce may replay a call after a reconnect, so every script is idempotent.
 */
final class InventoryScript {

    private static final Map<String, String> FILES = new ConcurrentHashMap<>();
    private static final String PRELUDE = file("prelude");

    private final RedisClusterReactiveCommands<String, String> redis;
    private final String text;
    private final String digest;

    InventoryScript(RedisClusterReactiveCommands<String, String> redis, String... names) {
        this.redis = redis;
        this.text = text(names);
        this.digest = redis.digest(text);
    }

    Mono<List<Object>> run(String[] keys, String... arguments) {
        return redis.<List<Object>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> redis.eval(text, ScriptOutputType.MULTI, keys, arguments))
                .next();
    }

    static String text(String... names) {
        return PRELUDE + Arrays.stream(names).map(InventoryScript::file).collect(Collectors.joining());
    }

    private static String file(String name) {
        return FILES.computeIfAbsent(name, InventoryScript::read);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("lua/inventory/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
