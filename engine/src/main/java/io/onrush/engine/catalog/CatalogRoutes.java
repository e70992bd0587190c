package io.onrush.engine.catalog;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.PathIds;
import java.time.Duration;
import java.util.List;
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
    private final EventViews views;

    CatalogRoutes(Events events, EventViews views) {
        this.events = events;
        this.views = views;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/events", this::list)
                .GET("/api/v1/events/{id}", this::show)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return events.upcoming()
                .flatMapSequential(views::listed, EVENTS_AT_ONCE)
                .collectList()
                .flatMap(list -> ServerResponse.ok().cacheControl(A_MOMENT).bodyValue(new EventList(list)));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return PathIds.uuid(request, "id").<Mono<UUID>>map(Mono::just)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list is at /api/v1/events.")))
                .flatMap(events::get)
                .flatMap(views::alone)
                .flatMap(view -> ServerResponse.ok().cacheControl(A_MOMENT).bodyValue(view));
    }

    record EventList(List<EventView> events) {}
}
