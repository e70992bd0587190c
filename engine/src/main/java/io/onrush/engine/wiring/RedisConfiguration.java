package io.onrush.engine.wiring;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The one connection to Redis, shared and pipelined, configured by {@code spring.data.redis.*}: standalone, sentinel or
 * cluster. Commands fail at once while it is down rather than pile up, and every command has a deadline.
 */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final int MOST_COMMANDS_IN_FLIGHT = 50_000;
    private static final int MOST_FLUSHES_AT_ONCE = 256;
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

    /** By then no command is waited for any more. */
    private static final Duration SILENCE = COMMAND_TIMEOUT.plusSeconds(1);

    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_COMMANDS_IN_FLIGHT)
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT));
    }

    /** The latency of every command, in histograms that nobody reads: the meters of what commands are for say more, for less. */
    @Bean
    ClientResourcesBuilderCustomizer withoutLatencyHistograms() {
        return resources -> resources.commandLatencyRecorder(CommandLatencyRecorder.disabled());
    }

    /** Health asks again and again, so a connection that is lost in silence is noticed without a rush too. */
    @Bean
    ClientResourcesBuilderCustomizer givesUpSilentConnections() {
        return resources -> resources.nettyCustomizer(new NettyCustomizer() {

            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline().addFirst(new ReplyDeadline("Redis", SILENCE, anything -> true));
                channel.pipeline().addFirst(new FlushConsolidationHandler(MOST_FLUSHES_AT_ONCE, true));
            }
        });
    }

    @Bean(destroyMethod = "close")
    StatefulConnection<String, String> redisConnection(LettuceConnectionFactory factory) {
        AbstractRedisClient client = factory.getRequiredNativeClient();
        return switch (client) {
            case RedisClient single -> single.connect(StringCodec.UTF8);
            case RedisClusterClient cluster -> cluster.connect(StringCodec.UTF8);
            default -> throw new IllegalStateException("Not a Redis client that is known here: " + client.getClass());
        };
    }

    /** Has a close method of its own, which would close the shared connection. */
    @Bean(destroyMethod = "")
    RedisClusterReactiveCommands<String, String> redisCommands(StatefulConnection<String, String> connection) {
        return switch (connection) {
            case StatefulRedisConnection<String, String> single -> single.reactive();
            case StatefulRedisClusterConnection<String, String> cluster -> cluster.reactive();
            default -> throw new IllegalStateException("Not a Redis connection that is known here: " + connection.getClass());
        };
    }
}
