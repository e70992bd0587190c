package io.onrush.engine.kit;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A Redis on whose answers nobody can rely: now and then a command does not arrive, and now and then its answer does not. Which is drawn, so
 * that a seed tells all of it. While it is calm it is as good as the real one.
 */
public final class FlakyRedis {

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Random random;
    private final int oneIn;
    private boolean isCalm;

    /** @param oneIn how many commands go well for one that does not */
    public FlakyRedis(RedisClusterReactiveCommands<String, String> redis, Random random, int oneIn) {
        this.redis = redis;
        this.random = random;
        this.oneIn = oneIn;
    }

    public void calm(boolean calm) {
        isCalm = calm;
    }

    @SuppressWarnings("unchecked")
    public RedisClusterReactiveCommands<String, String> commands() {
        return (RedisClusterReactiveCommands<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RedisClusterReactiveCommands.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(redis, arguments);
                        return switch (answer) {
                            case Mono<?> one -> Mono.from(flaky(one));
                            case Flux<?> many -> flaky(many);
                            default -> answer;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Flux<Object> flaky(Publisher<?> command) {
        return Flux.defer(() -> switch (isCalm ? 2 : random.nextInt(2 * oneIn)) {
            case 0 -> Flux.error(new RedisException("the command was lost"));
            case 1 -> Flux.from(command).thenMany(Flux.error(new RedisException("the answer was lost")));
            default -> Flux.from(command);
        });
    }
}
