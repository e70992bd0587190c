package io.onrush.engine.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Seats by visitor, added up while the books are read part by part. Visitors who hold seats are left out: theirs change while one
 * reads, and come right or wrong to see when they have bought or let go.
 */
final class SeatsByVisitor {

    private final Map<String, Long> seats = new HashMap<>();
    private final Set<String> holding = new HashSet<>();
    private boolean complete = true;

    /** @param visitorId null where nobody knows whose the seat is: then no number can be called wrong */
    void count(@Nullable String visitorId, boolean held) {
        if (visitorId == null) {
            complete = false;
            return;
        }
        seats.merge(visitorId, 1L, Long::sum);
        if (held) {
            holding.add(visitorId);
        }
    }

    /** @param counted as Redis keeps the number of each */
    List<Difference> differences(Map<String, Long> counted) {
        List<Difference> differences = new ArrayList<>();
        if (complete) {
            Set<String> visitors = new HashSet<>(seats.keySet());
            visitors.addAll(counted.keySet());
            visitors.removeAll(holding);
            visitors.forEach(visitor -> {
                long should = seats.getOrDefault(visitor, 0L);
                long has = counted.getOrDefault(visitor, 0L);
                if (has != should) {
                    differences.add(new Difference.Visitor(visitor, has, should));
                }
            });
        }
        return differences;
    }
}
