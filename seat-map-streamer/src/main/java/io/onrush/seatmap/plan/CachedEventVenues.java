package io.onrush.seatmap.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Remembers which venue an event has, so that a seat map request makes no remote call. Unknown events are not kept. */
final class CachedEventVenues implements EventSeatMaps {

    private final EventVenues eventVenues;
    private final Venues venues;
    private final Duration timeout;
    private final Cache<UUID, UUID> venueIds;

    CachedEventVenues(EventVenues eventVenues, Venues venues, int maxEvents, Duration timeout) {
        this.timeout = timeout;
        this.eventVenues = eventVenues;
        this.venues = venues;
        this.venueIds = Caffeine.newBuilder().maximumSize(maxEvents).build();
    }

    @Override
    public Mono<SeatMap> of(UUID eventId) {
        return venueOf(eventId).flatMap(venues::find);
    }

    Mono<UUID> venueOf(UUID eventId) {
        return Mono.fromSupplier(() -> venueIds.getIfPresent(eventId))
                .switchIfEmpty(Mono.defer(() -> eventVenues.venueOf(eventId))
                        .timeout(timeout)
                        .doOnNext(venueId -> venueIds.put(eventId, venueId)))
                .switchIfEmpty(Mono.error(() -> EventSeatMaps.eventNotFound(eventId.toString())));
    }
}
