package io.onrush.engine.inventory;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What this process has counted of one event since it started. Many threads count, one at a time writes. */
final class EventTally {

    private final Map<String, LongAdder> counts = new LinkedHashMap<>();
    private Map<String, Long> written = Map.of();

    EventTally() {
        for (HoldEnding ending : HoldEnding.values()) {
            counts.put(ending.id(), new LongAdder());
        }
        for (int bucket = 0; bucket <= HoldTotals.BOUNDS_MILLIS.size(); bucket++) {
            counts.put(HoldTotals.TOOK + bucket, new LongAdder());
        }
    }

    void count(HoldEnding ending) {
        counts.get(ending.id()).increment();
    }

    /** How long an attempt took that was let in. */
    void took(Duration time) {
        counts.get(HoldTotals.TOOK + HoldTotals.bucketOf(time)).increment();
    }

    /** All totals, where one of them is new: Redis may have lost the others. Empty where none is. */
    Map<String, Long> unwritten() {
        Map<String, Long> totals = new HashMap<>();
        counts.forEach((name, count) -> totals.put(name, count.sum()));
        return totals.equals(written) ? Map.of() : totals;
    }

    void wrote(Map<String, Long> totals) {
        written = totals;
    }
}
