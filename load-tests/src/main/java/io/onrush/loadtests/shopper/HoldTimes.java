package io.onrush.loadtests.shopper;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** When holds were answered, by fence, which is the number of the change that watchers see: so how late they see it. */
public final class HoldTimes {

    private final ConcurrentSkipListMap<Long, Long> answeredAtMillis = new ConcurrentSkipListMap<>();

    void answered(long fence, long atMillis) {
        answeredAtMillis.put(fence, atMillis);
    }

    /** How long after its answer the newest hold of the changes after {@code seen} up to {@code now} was on the map; null where there was none. */
    Duration lateness(long seen, long now, long atMillis) {
        Map.Entry<Long, Long> newest = answeredAtMillis.floorEntry(now);
        return newest == null || newest.getKey() <= seen ? null : Duration.ofMillis(Math.max(0, atMillis - newest.getValue()));
    }
}
