package io.onrush.engine.stock;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Mono;

/**
 * A script of {@code lua/stock} behind its common prelude. Called by digest; a Redis that does not know it gets the text. May
 * be sent twice after a reconnect, which is why each script is safe to repeat.
 */
final class StockScript {

    private static final String PRELUDE = read("prelude");

    private final RedisClusterReactiveCommands<String, String> redis;
    private final String text;
    private final String digest;

    StockScript(RedisClusterReactiveCommands<String, String> redis, String name) {
        this.redis = redis;
        this.text = PRELUDE + read(name);
        this.digest = redis.digest(text);
    }

    Mono<List<Object>> run(SubBucket bucket, String... arguments) {
        String[] keys = bucket.keys();
        return redis.<List<Object>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> redis.eval(text, ScriptOutputType.MULTI, keys, arguments))
                .next();
    }

    static IllegalStateException unknown(String script, List<Object> reply) {
        return new IllegalStateException(script + " answered " + reply);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("lua/stock/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
