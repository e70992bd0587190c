package io.onrush.loadtests.audit;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tampers with what the product has written down, behind its back. */
final class Plant {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final RedisClusterReactiveCommands<String, String> redis;

    Plant(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis) {
        this.database = database;
        this.redis = redis;
    }

    /** @return rows changed */
    long sql(String statement) {
        return database.sql(statement).fetch().rowsUpdated().block(PATIENCE);
    }

    void seatLetter(UUID eventId, int ordinal, String letter) {
        done(redis.setrange("{e:" + eventId + "}:seats", ordinal, letter));
    }

    void deadline(UUID eventId, String holdId, long millis) {
        done(redis.zadd("{e:" + eventId + "}:deadlines", millis, holdId));
    }

    private static void done(Mono<?> command) {
        command.block(PATIENCE);
    }
}
