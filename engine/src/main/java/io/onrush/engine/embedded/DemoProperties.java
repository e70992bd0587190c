package io.onrush.engine.embedded;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.demo}: the sale that the embedded default sets up through its own admin API, and who comes to it.
 *
 * @param plan a seating plan file, gzipped where it ends in .gz; empty: the small hall that comes with the project
 * @param opensIn from the start until the sale opens; the queue opens at once
 * @param admissionsPerMinute the rate of the demo onsale
 * @param maxActive how many may buy at once
 * @param crowd how many simulated shoppers come; 0: none
 * @param seed makes the crowd's choices repeatable
 * @param seatsPerVisitor the most that one shopper may buy
 */
@ConfigurationProperties("onrush.demo")
record DemoProperties(
        @DefaultValue("") String plan,
        @DefaultValue("60s") Duration opensIn,
        @DefaultValue("1200") int admissionsPerMinute,
        @DefaultValue("500") int maxActive,
        @DefaultValue("0") int crowd,
        @DefaultValue("1") long seed,
        @DefaultValue("6") int seatsPerVisitor) {

    DemoProperties {
        if (opensIn.isNegative() || crowd < 0 || crowd > 200_000) {
            throw new IllegalArgumentException("onrush.demo.opens-in must not be negative, onrush.demo.crowd from 0 to 200000");
        }
    }
}
