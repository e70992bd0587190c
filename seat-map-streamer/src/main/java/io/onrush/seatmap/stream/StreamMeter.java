package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.FeedStats;
import io.onrush.seatmap.availability.LiveFeeds;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is sent. */
final class StreamMeter implements StreamStatistics {

    private final Watchers watchers;
    private final LiveFeeds feeds;
    private final LongAdder framesSent = new LongAdder();
    private final LongAdder framesDropped = new LongAdder();
    private final LongAdder resyncs = new LongAdder();

    StreamMeter(Watchers watchers, LiveFeeds feeds) {
        this.watchers = watchers;
        this.feeds = feeds;
    }

    /**
     * @param resync whether it is a snapshot that replaces changes
     * @param skipped frames that the watcher was too slow for, and that this one makes up for
     */
    void sent(boolean resync, int skipped) {
        framesSent.increment();
        framesDropped.add(skipped);
        if (resync) {
            resyncs.increment();
        }
    }

    @Override
    public StreamStats current() {
        FeedStats stats = feeds.stats();
        return new StreamStats(watchers.count(), stats.events(), framesSent.sum(), framesDropped.sum(),
                resyncs.sum(), stats.encodes(), stats.sourceFaults());
    }
}
