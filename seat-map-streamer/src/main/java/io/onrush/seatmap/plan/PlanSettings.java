package io.onrush.seatmap.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of plans and venues.
 *
 * @param maxSeats        seats that a plan may have [1 or more]
 * @param cachedVenues    venues whose seat maps a process keeps in memory [1 or more]
 * @param cachedEvents    events whose venue a process remembers [1 or more]
 * @param databaseTimeout for one statement or one question for an event's venue, waiting for a connection included [above 0]
 */
@ConfigurationProperties("onrush.seat-map-streamer")
record PlanSettings(
        @DefaultValue("200000") int maxSeats,
        @DefaultValue("32") int cachedVenues,
        @DefaultValue("10000") int cachedEvents,
        @DefaultValue("5s") Duration databaseTimeout) {

    PlanSettings {
        require(maxSeats > 0, "max-seats must be at least 1");
        require(cachedVenues > 0, "cached-venues must be at least 1");
        require(cachedEvents > 0, "cached-events must be at least 1");
        require(databaseTimeout.isPositive(), "database-timeout must be longer than 0, for instance 5s");
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.seat-map-streamer." + rule);
        }
    }
}
