package io.onrush.seatmap.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the availability streams.
 *
 * @param heartbeat    how often a watcher to whom nothing is sent gets a comment, by which a dead one is noticed [1 ms or more]
 * @param maxStreamAge how long a stream lasts, give or take a tenth, so that reconnects spread [longer than `heartbeat`]
 * @param retry        what an SSE client is told to wait before it connects again [0 or more]
 * @param maxWatchers  streams of one process, SSE and RSocket together [1 or more]
 */
@ConfigurationProperties("onrush.seat-map-streamer")
record StreamSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("15m") Duration maxStreamAge,
        @DefaultValue("2s") Duration retry,
        @DefaultValue("20000") int maxWatchers) {

    StreamSettings {
        require(heartbeat.toMillis() >= 1, "heartbeat must be at least 1ms, for instance 15s");
        require(maxStreamAge.compareTo(heartbeat) > 0,
                "max-stream-age must be longer than heartbeat, or dead watchers are never noticed by writing to them");
        require(!retry.isNegative(), "retry must not be negative");
        require(maxWatchers > 0, "max-watchers must be at least 1");
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.seat-map-streamer." + rule);
        }
    }
}
