package io.onrush.seatmap.availability;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** The feeds of this node. An event's feed starts at its first use and ends by itself when it was idle for long enough. */
public interface LiveFeeds {

    /**
     * The event's feed, started if need be. Fails with {@code event-not-found}; with {@code availability-unavailable} when
     * the source cannot be read or this node keeps as many events up to date as it may.
     */
    Mono<AvailabilityFeed> feed(UUID eventId);

    FeedStats stats();
}
