package io.onrush.engine.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.shutdown}.
 *
 * @param quiet how long everything goes on after readiness is refused, for load balancers to notice; longer than what they
 *     need for that
 * @param streamDrain how long ended streams have to go, clients that do not read included
 */
@ConfigurationProperties("onrush.shutdown")
record ShutdownProperties(@DefaultValue("0s") Duration quiet, @DefaultValue("5s") Duration streamDrain) {

    private static final Duration MOST = Duration.ofMinutes(2);

    ShutdownProperties {
        require(quiet, "quiet");
        require(streamDrain, "stream-drain");
    }

    private static void require(Duration wait, String name) {
        if (wait.isNegative() || wait.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("onrush.shutdown." + name + " is " + wait + ": it must be from 0s to 2m");
        }
    }
}
