package io.onrush.engine.inventory;

import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hold as Redis keeps it: of seats, or of stock.
 *
 * @param ordinals none where it is of stock
 * @param take null where it is of seats
 */
record HoldRecord(
        HoldId id,
        State state,
        String visitorId,
        List<Integer> ordinals,
        List<Integer> singles,
        @Nullable StockTake take,
        long fence,
        Instant deadline,
        @Nullable String trace) {

    /** How long a record outlives its deadline, so that a late payment still finds what it was for. */
    static final Duration RETENTION = Duration.ofDays(1);

    /** The field with the {@code traceparent} of the visitor's journey; only holds of traced journeys have it. */
    static final String TRACE = "trace";

    enum State {
        HELD,
        ORDERED,
        SOLD,
        LAPSED,
        RELEASED
    }

    static Optional<HoldRecord> read(HoldId id, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HoldRecord(
                id,
                State.valueOf(fields.get("state").toUpperCase(Locale.ROOT)),
                fields.get("visitor"),
                ordinals(fields.get("seats")),
                ordinals(fields.getOrDefault("singles", "")),
                fields.containsKey("take") ? StockTake.parse(fields.get("take"), fields.get("items"), fields.get("buckets")) : null,
                Long.parseLong(fields.getOrDefault("fence", "0")),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("deadline", "0"))),
                fields.get(TRACE)));
    }

    private static List<Integer> ordinals(String listed) {
        return listed.isEmpty() ? List.of() : Arrays.stream(listed.split(",")).map(Integer::valueOf).toList();
    }

    /** Still to be bought: not lapsed, given back or sold. */
    boolean isLive(Instant now) {
        return (state == State.HELD || state == State.ORDERED) && deadline.isAfter(now);
    }
}
