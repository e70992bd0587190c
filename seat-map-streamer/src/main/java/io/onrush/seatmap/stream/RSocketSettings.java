package io.onrush.seatmap.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the RSocket server over TCP.
 *
 * @param rsocketPort            RSocket over TCP; -1 for none, 0 for any free port. Two processes on one machine need two
 *                               ports [-1 to 65,535]
 * @param rsocketFragmentBytes   larger messages are sent in fragments of this size [64 or more]
 * @param rsocketMaxPayloadBytes the largest message a client may send, put together from its fragments [at least
 *                               `rsocket-fragment-bytes`, below 16,777,216]
 * @param rsocketWriteTimeout    a client who takes nothing for this long is disconnected. RSocket queues what a client has
 *                               asked for, so this also bounds what is queued for one who asks but does not read [above 0]
 * @param rsocketBindTimeout     for opening the port at the start [above 0]
 */
@ConfigurationProperties("onrush.seat-map-streamer")
record RSocketSettings(
        @DefaultValue("7878") int rsocketPort,
        @DefaultValue("16384") int rsocketFragmentBytes,
        @DefaultValue("65536") int rsocketMaxPayloadBytes,
        @DefaultValue("30s") Duration rsocketWriteTimeout,
        @DefaultValue("10s") Duration rsocketBindTimeout) {

    RSocketSettings {
        require(rsocketPort >= -1 && rsocketPort <= 65535, "rsocket-port must be -1 (off), 0 (any free) or up to 65535");
        require(rsocketFragmentBytes >= 64, "rsocket-fragment-bytes must be at least 64");
        require(rsocketMaxPayloadBytes >= rsocketFragmentBytes,
                "rsocket-max-payload-bytes must not be less than rsocket-fragment-bytes");
        require(rsocketMaxPayloadBytes < 1 << 24, "rsocket-max-payload-bytes must be below 16777216, a frame's limit");
        require(rsocketWriteTimeout.isPositive(), "rsocket-write-timeout must be longer than 0, for instance 30s");
        require(rsocketBindTimeout.isPositive(), "rsocket-bind-timeout must be longer than 0, for instance 10s");
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.seat-map-streamer." + rule);
        }
    }
}
