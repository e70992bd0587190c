package io.onrush.engine.health;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.checkout.outbox.BrokerStatus;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The names of these beans are the names of the health contributors: redis, db, kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {

    /** Asked over the connection that everything goes through. */
    @Bean
    Dependency redisHealthIndicator(RedisClusterReactiveCommands<String, String> redis, MeterRegistry registry) {
        return new Dependency("redis", redis.ping(), registry);
    }

    /** Asked through the pool: one in which nobody gets a connection in time is as good as down. */
    @Bean
    Dependency dbHealthIndicator(DatabaseClient database, MeterRegistry registry) {
        return new Dependency("postgresql", database.sql("select 1").fetch().rowsUpdated(), registry);
    }

    /** Only the checkout cannot do without it: the edge's figures of sales wait in the topic. */
    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.checkout-saga.serve", matchIfMissing = true)
    Dependency kafkaHealthIndicator(BrokerStatus broker, MeterRegistry registry) {
        return new Dependency("kafka", broker.ping(), registry);
    }

    @Bean
    DependencyWatch dependencyWatch(List<Dependency> dependencies, HealthProperties properties) {
        return new DependencyWatch(dependencies, properties);
    }
}
