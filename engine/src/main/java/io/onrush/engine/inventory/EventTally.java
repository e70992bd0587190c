package io.onrush.engine.inventory;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What this process has counted of one event since it started. Many threads count, one at a time writes. */
final class EventTally {

    private final Map<HoldEnding, LongAdder> counts = new EnumMap<>(HoldEnding.class);
    private Map<HoldEnding, Long> written = Map.of();

    EventTally() {
        for (HoldEnding ending : HoldEnding.values()) {
            counts.put(ending, new LongAdder());
        }
    }

    void count(HoldEnding ending) {
        counts.get(ending).increment();
    }

    /** All totals, where one of them is new: Redis may have lost the others. Empty where none is. */
    Map<HoldEnding, Long> unwritten() {
        Map<HoldEnding, Long> totals = new EnumMap<>(HoldEnding.class);
        counts.forEach((ending, count) -> totals.put(ending, count.sum()));
        return totals.equals(written) ? Map.of() : totals;
    }

    void wrote(Map<HoldEnding, Long> totals) {
        written = totals;
    }
}
