package io.onrush.engine.admin;

import io.onrush.waitingroom.queue.Onsale;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An onsale as the admin sees it. */
record OnsaleTerms(
        UUID onsaleId,
        UUID eventId,
        String phase,
        Instant queueOpensAt,
        Instant opensAt,
        Instant closesAt,
        int admissionsPerMinute,
        int maxActive,
        int passSeconds,
        boolean paused,
        String commitment) {

    /** What a change has changed, by the field's name. */
    Map<String, Change> changesTo(OnsaleTerms after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        compare(changes, "queueOpensAt", queueOpensAt, after.queueOpensAt);
        compare(changes, "opensAt", opensAt, after.opensAt);
        compare(changes, "closesAt", closesAt, after.closesAt);
        compare(changes, "admissionsPerMinute", admissionsPerMinute, after.admissionsPerMinute);
        compare(changes, "maxActive", maxActive, after.maxActive);
        compare(changes, "passSeconds", passSeconds, after.passSeconds);
        return changes;
    }

    private static void compare(Map<String, Change> changes, String field, Object before, Object after) {
        if (!before.equals(after)) {
            changes.put(field, new Change(before, after));
        }
    }

    record Change(Object from, Object to) {}

    static OnsaleTerms of(Onsale onsale, Instant now) {
        return new OnsaleTerms(
                onsale.id(),
                onsale.eventId(),
                onsale.phase(now).name(),
                onsale.queueOpensAt(),
                onsale.opensAt(),
                onsale.closesAt(),
                onsale.admissionsPerMinute(),
                onsale.maxActive(),
                onsale.passSeconds(),
                onsale.paused(),
                onsale.commitment());
    }
}
