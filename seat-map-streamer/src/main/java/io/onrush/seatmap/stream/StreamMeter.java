package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.FeedStats;
import io.onrush.seatmap.availability.LiveFeeds;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is sent. */
final class StreamMeter implements StreamStatistics {

    private final Watchers watchers;
    private final LiveFeeds feeds;
    private final LongAdder framesSent = new LongAdder();
    private final LongAdder resyncs = new LongAdder();

    StreamMeter(Watchers watchers, LiveFeeds feeds) {
        this.watchers = watchers;
        this.feeds = feeds;
    }

    void sent(boolean resync) {
        framesSent.increment();
        if (resync) {
            resyncs.increment();
        }
    }

    @Override
    public StreamStats current() {
        FeedStats stats = feeds.stats();
        return new StreamStats(watchers.count(), stats.events(), framesSent.sum(), resyncs.sum(), stats.encodes(),
                stats.sourceFaults());
    }
}
