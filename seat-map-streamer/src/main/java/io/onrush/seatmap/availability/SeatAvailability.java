package io.onrush.seatmap.availability;

import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What is left, for other modules. Answers from this node's memory, at the most one tick behind the source while that is
 * healthy; makes a remote call only at an event's first use. All fail with {@code event-not-found}, or with
 * {@code availability-unavailable} when the state is older than {@code onrush.seat-map-streamer.max-staleness}.
 */
public interface SeatAvailability {

    /** By category name, in plan order. */
    Mono<Map<String, CategoryCounts>> counts(UUID eventId);

    /**
     * By category name, in plan order, for who asks every few seconds and watches nothing: from memory where the event is
     * kept up to date for others, else counted from one reading of all its seats, which keeps nothing up to date from then on.
     */
    Mono<Map<String, CategoryCounts>> glance(UUID eventId);

    /** Over all categories. */
    Mono<CategoryCounts> totals(UUID eventId);

    /** Units left by SKU of what is sold by number. */
    Mono<Map<String, Long>> stock(UUID eventId);

    /** All states; a copy of the caller's own. */
    Mono<StateSnapshot> snapshot(UUID eventId);
}
