package io.onrush.engine.stock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StockProperties.class)
class StockConfiguration {

    @Bean
    Stock stock(RedisClusterReactiveCommands<String, String> redis) {
        return new Stock(new StockScripts(redis, () -> ""));
    }

    @Bean
    StockClaims stockClaims(DatabaseClient database) {
        return new StockClaims(database);
    }
}
