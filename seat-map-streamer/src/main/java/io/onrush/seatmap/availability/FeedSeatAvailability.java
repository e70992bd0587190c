package io.onrush.seatmap.availability;

import io.onrush.seatmap.SeatMapProblem;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/** Reads the feeds' cells, as long as they are fresh enough. */
final class FeedSeatAvailability implements SeatAvailability {

    private final NodeFeeds feeds;
    private final AvailabilitySettings settings;

    FeedSeatAvailability(NodeFeeds feeds, AvailabilitySettings settings) {
        this.feeds = feeds;
        this.settings = settings;
    }

    @Override
    public Mono<Map<String, CategoryCounts>> counts(UUID eventId) {
        return view(eventId).map(FeedView::counts);
    }

    @Override
    public Mono<Map<String, CategoryCounts>> glance(UUID eventId) {
        return feeds.followed(eventId)
                .filter(feed -> feed.isFresh(settings.maxStaleness()))
                .map(feed -> feed.view().counts())
                .switchIfEmpty(Mono.defer(() -> feeds.count(eventId)));
    }

    @Override
    public Mono<CategoryCounts> totals(UUID eventId) {
        return counts(eventId)
                .map(counts -> counts.values().stream().reduce(CategoryCounts.NONE, CategoryCounts::plus));
    }

    @Override
    public Mono<Map<String, Long>> stock(UUID eventId) {
        return view(eventId).map(view -> view.stock().left());
    }

    @Override
    public Mono<StateSnapshot> snapshot(UUID eventId) {
        return view(eventId).map(FeedView::states);
    }

    Mono<FeedView> view(UUID eventId) {
        return feeds.eventFeed(eventId).flatMap(feed -> feed.isFresh(settings.maxStaleness())
                ? Mono.just(feed.view())
                : Mono.error(stale()));
    }

    private ErrorResponseException stale() {
        return SeatMapProblem.AVAILABILITY_UNAVAILABLE.retryAfter(settings.sourceBackoff(),
                "The seat states have not been refreshed for longer than " + settings.maxStaleness().toSeconds()
                        + " s; try again after the time in Retry-After.");
    }
}
