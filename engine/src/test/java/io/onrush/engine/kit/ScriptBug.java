package io.onrush.engine.kit;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A mistake in a script, to see whether a test finds it: the script's text is changed on its way to Redis.
 *
 * @param right a piece of a script; every script that has it gets the other in its place
 */
public record ScriptBug(String right, String wrong) {

    @SuppressWarnings("unchecked")
    public RedisClusterReactiveCommands<String, String> plantedIn(RedisClusterReactiveCommands<String, String> redis) {
        return (RedisClusterReactiveCommands<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RedisClusterReactiveCommands.class}, (proxy, method, arguments) -> {
                    boolean takesText = method.getName().equals("digest") || method.getName().equals("eval");
                    if (takesText && arguments[0] instanceof String text) {
                        arguments[0] = text.replace(right, wrong);
                    }
                    try {
                        return method.invoke(redis, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A bug that cannot be planted proves nothing. */
    public boolean hasAPlace() {
        try {
            Resource[] all = new PathMatchingResourcePatternResolver().getResources("classpath:lua/*/*.lua");
            return Arrays.stream(all).map(ScriptBug::text).anyMatch(script -> script.contains(right));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource script) {
        try {
            return script.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
