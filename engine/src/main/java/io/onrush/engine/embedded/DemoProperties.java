package io.onrush.engine.embedded;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.demo}: the sale that the embedded default sets up through its own admin API, and who comes to it.
 *
 * @param enabled sets up a demo venue, event and onsale at every start; only where something is embedded
 * @param plan a seating plan file, gzipped where its name ends in `.gz`. Empty: the small hall that comes with the project
 * @param opensIn from the start until the sale opens. The queue opens at once [0 or more]
 * @param admissionsPerMinute rate of the demo onsale [1 to 1,000,000]
 * @param maxActive how many may buy at once [1 to 1,000,000]
 * @param crowd simulated shoppers. Above 0, `X-Forwarded-For` is believed from this machine, so that each has a rate limit
 *     of its own [0 to 200,000]
 * @param seed makes the crowd's choices repeatable
 * @param seatsPerVisitor the most that one shopper may have [1 to 100]
 */
@ConfigurationProperties("onrush.demo")
record DemoProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String plan,
        @DefaultValue("60s") Duration opensIn,
        @DefaultValue("1200") int admissionsPerMinute,
        @DefaultValue("500") int maxActive,
        @DefaultValue("0") int crowd,
        @DefaultValue("1") long seed,
        @DefaultValue("6") int seatsPerVisitor) {

    DemoProperties {
        require(!opensIn.isNegative(), "opens-in must not be negative");
        require(admissionsPerMinute >= 1 && admissionsPerMinute <= 1_000_000, "admissions-per-minute must be from 1 to 1000000");
        require(maxActive >= 1 && maxActive <= 1_000_000, "max-active must be from 1 to 1000000");
        require(crowd >= 0 && crowd <= 200_000, "crowd must be from 0 to 200000");
        require(seatsPerVisitor >= 1 && seatsPerVisitor <= 100, "seats-per-visitor must be from 1 to 100");
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.demo." + rule);
        }
    }
}
