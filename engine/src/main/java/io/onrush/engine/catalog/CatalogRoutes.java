package io.onrush.engine.catalog;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.PathIds;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What is on sale, as shoppers see it. */
final class CatalogRoutes {

    private static final CacheControl A_MOMENT = CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();
    private static final int EVENTS_AT_ONCE = 16;

    private final Events events;
    private final EventOnsales onsales;
    private final SeatsLeft seatsLeft;

    CatalogRoutes(Events events, EventOnsales onsales, SeatsLeft seatsLeft) {
        this.events = events;
        this.onsales = onsales;
        this.seatsLeft = seatsLeft;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/", request -> ServerResponse.temporaryRedirect(URI.create("/api/v1/events")).build())
                .GET("/api/v1/events", this::list)
                .GET("/api/v1/events/{id}", this::show)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return events.upcoming()
                .flatMapSequential(event -> view(event, false), EVENTS_AT_ONCE)
                .collectList()
                .flatMap(list -> ServerResponse.ok().cacheControl(A_MOMENT).bodyValue(new EventList(list)));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return PathIds.uuid(request, "id").<Mono<UUID>>map(Mono::just)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list is at /api/v1/events.")))
                .flatMap(events::get)
                .flatMap(event -> view(event, true))
                .flatMap(view -> ServerResponse.ok().cacheControl(A_MOMENT).bodyValue(view));
    }

    private Mono<EventView> view(Event event, boolean withSeatsLeft) {
        Mono<List<EventView.OnsaleView>> scheduled = onsales.of(event.id()).map(List::of).defaultIfEmpty(List.of());
        Mono<List<Long>> left = withSeatsLeft ? seatsLeft.of(event.id()).map(List::of).defaultIfEmpty(List.of()) : Mono.just(List.of());
        return Mono.zip(scheduled, left, (onsale, count) -> view(event, onsale.stream().findFirst().orElse(null), count.stream().findFirst().orElse(null)));
    }

    private static EventView view(Event event, EventView.OnsaleView onsale, Long left) {
        return new EventView(
                event.id(),
                event.name(),
                event.startsAt(),
                range(event.prices()),
                event.prices(),
                event.seatsPerVisitor(),
                event.holdTime().toSeconds(),
                event.cancellationTime().toMinutes(),
                left,
                onsale);
    }

    private static EventView.PriceRange range(Map<String, Money> prices) {
        Comparator<Money> byAmount = Comparator.comparingLong(Money::amount);
        return new EventView.PriceRange(
                prices.values().stream().min(byAmount).orElseThrow(), prices.values().stream().max(byAmount).orElseThrow());
    }

    record EventList(List<EventView> events) {}
}
