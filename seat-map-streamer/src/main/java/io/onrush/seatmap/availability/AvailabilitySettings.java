package io.onrush.seatmap.availability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of live availability.
 *
 * @param tick           how often an event in use is polled: how late its watchers hear of changes [1 ms or more]
 * @param idle           how long an event is kept up to date after its last use [longer than `tick`]
 * @param maxStaleness   how old a state may be that a GET answers when Redis is at fault [longer than `tick`]
 * @param maxEvents      events that a process keeps up to date at a time [1 or more]
 * @param ringFrames     ticks of the past kept for watchers who come back [1 or more]
 * @param ringChanges    seats changed in the ticks that are kept, together [1 or more]
 * @param changesPerPoll change numbers asked for at a time [1 or more]
 * @param sourceTimeout  for one call to Redis [above 0]
 * @param sourceBackoff  the longest wait after faults in a row [at least `tick`]
 */
@ConfigurationProperties("onrush.seat-map-streamer")
record AvailabilitySettings(
        @DefaultValue("100ms") Duration tick,
        @DefaultValue("30s") Duration idle,
        @DefaultValue("5s") Duration maxStaleness,
        @DefaultValue("256") int maxEvents,
        @DefaultValue("600") int ringFrames,
        @DefaultValue("20000") int ringChanges,
        @DefaultValue("2000") int changesPerPoll,
        @DefaultValue("2s") Duration sourceTimeout,
        @DefaultValue("2s") Duration sourceBackoff) {

    AvailabilitySettings {
        require(tick.toMillis() >= 1, "tick must be at least 1ms");
        require(idle.compareTo(tick) > 0, "idle must be longer than tick, or events stop between two polls");
        require(maxStaleness.compareTo(tick) > 0,
                "max-staleness must be longer than tick, or every answer is refused as stale");
        require(maxEvents > 0, "max-events must be at least 1");
        require(ringFrames > 0, "ring-frames must be at least 1");
        require(ringChanges > 0, "ring-changes must be at least 1");
        require(changesPerPoll > 0, "changes-per-poll must be at least 1");
        require(sourceTimeout.isPositive(), "source-timeout must be longer than 0, for instance 2s");
        require(sourceBackoff.compareTo(tick) >= 0, "source-backoff must not be shorter than tick");
    }

    FrameLimits frameLimits() {
        return new FrameLimits(ringFrames, ringChanges);
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.seat-map-streamer." + rule);
        }
    }
}
