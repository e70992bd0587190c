package io.onrush.seatmap.availability;

import io.onrush.seatmap.plan.EventSeatMaps;
import io.onrush.seatmap.plan.Plans;
import io.onrush.seatmap.plan.SeatMap;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The feeds of a node in virtual time, over a {@link SeatSource}. Every known event is in the small hall. */
public final class Feeds {

    public static final UUID EVENT = new UUID(0, 1);
    static final UUID OTHER = new UUID(0, 2);
    static final UUID UNKNOWN = new UUID(0, 404);
    public static final Duration TICK = Duration.ofMillis(100);
    static final Duration IDLE = Duration.ofSeconds(30);

    public final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    public final SeatSource source = new SeatSource()
            .add(EVENT, Plans.SMALL_HALL_SEATS)
            .add(OTHER, Plans.SMALL_HALL_SEATS);
    /** What the source of the stock says; a test replaces it. */
    public volatile Map<String, Long> left = Map.of();
    final NodeFeeds feeds;
    final FeedSeatAvailability availability;

    public Feeds() {
        this(4, 600, 20_000);
    }

    public Feeds(int maxEvents, int ringFrames, int ringChanges) {
        AvailabilitySettings settings = new AvailabilitySettings(TICK, IDLE, Duration.ofSeconds(5), maxEvents, ringFrames,
                ringChanges, 2_000, Duration.ofSeconds(2), Duration.ofSeconds(2));
        StockLevels stock = event -> Mono.fromSupplier(() -> left);
        FeedOpening opening =
                new FeedOpening(new SmallHalls(), source, stock, new AvailabilityJson(Plans.JSON), settings, time);
        feeds = new NodeFeeds(opening, source, stock, settings, time);
        availability = new FeedSeatAvailability(feeds, settings);
        feeds.start();
    }

    public LiveFeeds live() {
        return feeds;
    }

    /** The feed of an event; opens it when need be. */
    public AvailabilityFeed open(UUID event) {
        return now(feeds.feed(event));
    }

    /** What a call answers without waiting in virtual time; its error is thrown. */
    <T> T now(Mono<T> call) {
        CompletableFuture<T> answer = call.toFuture();
        time.advanceTime();
        if (!answer.isDone()) {
            throw new AssertionError("no answer yet");
        }
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof ErrorResponseException problem ? problem : failed;
        }
    }

    public void tick() {
        time.advanceTimeBy(TICK);
    }

    private static final class SmallHalls implements EventSeatMaps {

        private final SeatMap hall = Plans.map(Plans.smallHall());

        @Override
        public Mono<SeatMap> of(UUID eventId) {
            return eventId.equals(UNKNOWN)
                    ? Mono.error(EventSeatMaps.eventNotFound(eventId.toString()))
                    : Mono.just(hall);
        }
    }
}
