package io.onrush.engine.embedded;

import java.util.List;
import java.util.function.Predicate;

/** A server that the application needs, the settings that name an external one, and a class of the embedded one. */
enum EmbeddedPart {
    POSTGRESQL("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", "spring.r2dbc.url"),
    REDIS(
            "redis.embedded.RedisServer",
            "spring.data.redis.url",
            "spring.data.redis.host",
            "spring.data.redis.cluster.nodes",
            "spring.data.redis.cluster.nodes[0]",
            "spring.data.redis.sentinel.nodes",
            "spring.data.redis.sentinel.nodes[0]"),
    KAFKA("kafka.server.KafkaRaftServer", "onrush.kafka.bootstrap-servers");

    private final String embeddedClass;
    private final List<String> givenBy;

    EmbeddedPart(String embeddedClass, String... givenBy) {
        this.embeddedClass = embeddedClass;
        this.givenBy = List.of(givenBy);
    }

    boolean isGiven(Predicate<String> hasProperty) {
        return givenBy.stream().anyMatch(hasProperty);
    }

    String embeddedClass() {
        return embeddedClass;
    }

    String firstProperty() {
        return givenBy.getFirst();
    }
}
