package io.onrush.seatmap.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.onrush.seatmap.availability.FeedStats;
import io.onrush.seatmap.availability.LiveFeeds;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Shows what the streams count. Sending a message does not know of it: the counts are read when somebody asks. */
final class StreamMeters {

    private final MeterRegistry registry;
    private final StreamMeter streams;
    private final LiveFeeds feeds;

    StreamMeters(MeterRegistry registry, StreamMeter streams, LiveFeeds feeds, Watchers watchers) {
        this.registry = registry;
        this.streams = streams;
        this.feeds = feeds;
        for (Transport transport : Transport.values()) {
            Gauge.builder("seat.map.streamer.subscribers", watchers, all -> all.count(transport))
                    .description("Watchers connected to this node")
                    .tag("transport", transport.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        counter("frames", "Messages handed to watchers, heartbeats not counted", StreamStats::framesSent);
        counter("frames.dropped", "Frames that watchers were too slow for", StreamStats::framesDropped);
        counter("resyncs", "Snapshots that replaced changes which were no longer there for a watcher", StreamStats::resyncs);
        FunctionCounter.builder("seat.map.streamer.changes", feeds, live -> live.stats().changes())
                .description("Seats that changed, as this node was told")
                .register(registry);
        TimeGauge.builder("seat.map.streamer.feed.age", feeds, TimeUnit.MILLISECONDS, StreamMeters::oldestMillis)
                .description("Time since the refresh of the feed in use that waits longest for one; 0 when none is in use")
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<StreamStats> value) {
        FunctionCounter.builder("seat.map.streamer." + name, streams, meter -> value.applyAsDouble(meter.current()))
                .description(description)
                .register(registry);
    }

    private static double oldestMillis(LiveFeeds feeds) {
        FeedStats stats = feeds.stats();
        return stats.oldestMillis();
    }
}
