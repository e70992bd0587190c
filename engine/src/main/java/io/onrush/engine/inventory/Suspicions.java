package io.onrush.engine.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Differences that were seen and are not yet believed. A claim, a release, a sale under way looks like one for a moment; what two
 * looks have found in the same state, a grace apart, is none of these.
 */
final class Suspicions {

    private final Clock clock;
    private final Duration grace;
    private final Map<UUID, Map<Difference, Instant>> firstSeen = new ConcurrentHashMap<>();

    Suspicions(Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
    }

    /** Those of the differences found now that are old enough to be repaired. What was not found again is forgotten. */
    List<Difference> confirmed(UUID eventId, List<Difference> found) {
        Instant now = clock.instant();
        Map<Difference, Instant> before = firstSeen.getOrDefault(eventId, Map.of());
        Map<Difference, Instant> seen = new HashMap<>();
        found.forEach(difference -> seen.put(difference, before.getOrDefault(difference, now)));
        if (seen.isEmpty()) {
            firstSeen.remove(eventId);
        } else {
            firstSeen.put(eventId, seen);
        }
        return found.stream().filter(before::containsKey).filter(difference -> !now.isBefore(before.get(difference).plus(grace))).toList();
    }
}
