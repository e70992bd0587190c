package io.onrush.seatmap.availability;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When a feed was last used, and whether it has ended: the two must be decided together, without a lock. */
final class FeedUse {

    private static final long ENDED = Long.MIN_VALUE;

    private final AtomicLong lastUsedMillis;

    FeedUse(long nowMillis) {
        this.lastUsedMillis = new AtomicLong(nowMillis);
    }

    /** Notes a use. False when the feed has ended and must not be used any more. */
    boolean touch(long nowMillis) {
        return lastUsedMillis.updateAndGet(last -> last == ENDED ? ENDED : Math.max(last, nowMillis)) != ENDED;
    }

    /** Ends the feed unless it was used within the time. True when it has ended. */
    boolean endIfIdle(long nowMillis, Duration idle) {
        long last = lastUsedMillis.get();
        return last == ENDED
                || nowMillis - last >= idle.toMillis() && lastUsedMillis.compareAndSet(last, ENDED);
    }

    void end() {
        lastUsedMillis.set(ENDED);
    }
}
