package io.onrush.seatmap.plan;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: where an event takes place. Implemented by the application. */
public interface EventVenues {

    /**
     * The venue of an event, {@link Venues#NONE} where it sells no seats; empty when there is no such event. An event's venue must never change: the answer is kept.
     * Called seldom (once an event and node, and for unknown events each time); a fault is an error signal.
     */
    Mono<UUID> venueOf(UUID eventId);
}
