package io.onrush.engine.stock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import org.springframework.r2dbc.core.DatabaseClient;

/** Stock without an engine around it. */
public final class StockForTests {

    private StockForTests() {}

    public static Stock in(RedisClusterReactiveCommands<String, String> redis) {
        return new Stock(new StockScripts(redis, () -> ""));
    }

    public static StockClaims in(DatabaseClient database) {
        return new StockClaims(database);
    }
}
