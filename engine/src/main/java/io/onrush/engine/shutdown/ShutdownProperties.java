package io.onrush.engine.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.shutdown}.
 *
 * @param quiet how long everything is served as before, though not ready, for load balancers to notice; longer than the time
 *     they need for it [0 to 2m]
 * @param streamDrain longest wait for ended streams to be gone; a client who does not read may stay until the web server stops [0 to 2m]
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
