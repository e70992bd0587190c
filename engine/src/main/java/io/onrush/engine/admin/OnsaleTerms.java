package io.onrush.engine.admin;

import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.queue.ControlTerms;
import io.onrush.waitingroom.queue.Lane;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OutagePolicy;
import io.onrush.waitingroom.queue.VisitorTerms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An onsale as the admin sees it.
 *
 * @param eventId null for the room of a site
 * @param control between which rates it is chosen; null where it is fixed
 * @param lanes with priority; the general one has what they leave
 * @param protects the origin of the site; null for the sale of an event, as is {@code onOutage}
 */
record OnsaleTerms(
        UUID onsaleId,
        @Nullable UUID eventId,
        @Nullable String protects,
        @Nullable OutagePolicy onOutage,
        String phase,
        Instant queueOpensAt,
        Instant opensAt,
        Instant closesAt,
        int admissionsPerMinute,
        int maxActive,
        int passSeconds,
        Mode mode,
        @Nullable Integer winners,
        @Nullable Integer standbyAbove,
        @Nullable String message,
        boolean paused,
        String commitment,
        @Nullable ControlTerms control,
        VisitorTerms visitors,
        DoorTerms door,
        List<Lane> lanes) {

    /** What a change has changed, by the field's name. */
    Map<String, Change> changesTo(OnsaleTerms after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        compare(changes, "queueOpensAt", queueOpensAt, after.queueOpensAt);
        compare(changes, "opensAt", opensAt, after.opensAt);
        compare(changes, "closesAt", closesAt, after.closesAt);
        compare(changes, "admissionsPerMinute", admissionsPerMinute, after.admissionsPerMinute);
        compare(changes, "maxActive", maxActive, after.maxActive);
        compare(changes, "passSeconds", passSeconds, after.passSeconds);
        compare(changes, "mode", mode, after.mode);
        compare(changes, "winners", winners, after.winners);
        compare(changes, "standbyAbove", standbyAbove, after.standbyAbove);
        compare(changes, "message", message, after.message);
        compare(changes, "protects", protects, after.protects);
        compare(changes, "onOutage", onOutage, after.onOutage);
        compare(changes, "control", control, after.control);
        compare(changes, "visitors", visitors, after.visitors);
        compare(changes, "lanes", lanes, after.lanes);
        compareDoors(changes, door, after.door);
        return changes;
    }

    private static void compareDoors(Map<String, Change> changes, DoorTerms before, DoorTerms after) {
        compare(changes, "leastWork", before.leastWork(), after.leastWork());
        compare(changes, "mostWork", before.mostWork(), after.mostWork());
        compare(changes, "calmPerMinute", before.calmPerMinute(), after.calmPerMinute());
        compare(changes, "calmPerNetwork", before.calmPerNetwork(), after.calmPerNetwork());
        compare(changes, "placesPerAddress", before.placesPerAddress(), after.placesPerAddress());
        compare(changes, "placesPerNetwork", before.placesPerNetwork(), after.placesPerNetwork());
        compare(changes, "entry", before.entry(), after.entry());
    }

    private static void compare(Map<String, Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, new Change(before, after));
        }
    }

    record Change(@Nullable Object from, @Nullable Object to) {}

    static OnsaleTerms of(Onsale onsale, Instant now) {
        return new OnsaleTerms(
                onsale.id(),
                onsale.eventId(),
                onsale.site() == null ? null : onsale.site().origin(),
                onsale.site() == null ? null : onsale.site().onOutage(),
                onsale.phase(now).name(),
                onsale.queueOpensAt(),
                onsale.opensAt(),
                onsale.closesAt(),
                onsale.admissionsPerMinute(),
                onsale.maxActive(),
                onsale.passSeconds(),
                onsale.how().mode(),
                onsale.how().winners(),
                onsale.how().standbyAbove(),
                onsale.how().message(),
                onsale.paused(),
                onsale.commitment(),
                onsale.control().fixed() ? null : onsale.control(),
                onsale.who(),
                onsale.door(),
                onsale.lanes().priority());
    }
}
