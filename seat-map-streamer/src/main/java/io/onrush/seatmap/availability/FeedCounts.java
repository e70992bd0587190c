package io.onrush.seatmap.availability;

import java.util.concurrent.atomic.LongAdder;

/** What the feeds of this node count while they poll. */
record FeedCounts(LongAdder changes, LongAdder faults) {

    FeedCounts() {
        this(new LongAdder(), new LongAdder());
    }
}
