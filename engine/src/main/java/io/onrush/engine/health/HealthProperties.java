package io.onrush.engine.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.health}.
 *
 * @param interval how often Redis, PostgreSQL and Kafka are asked whether they answer [above 0]
 * @param timeout how long an answer is waited for [above 0]
 */
@ConfigurationProperties("onrush.health")
record HealthProperties(@DefaultValue("2s") Duration interval, @DefaultValue("3s") Duration timeout) {

    HealthProperties {
        if (!interval.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException("onrush.health.interval and .timeout must be positive");
        }
    }
}
