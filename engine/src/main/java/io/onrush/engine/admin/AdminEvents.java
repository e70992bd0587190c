package io.onrush.engine.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onrush.engine.catalog.CreateEvent;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.EventView;
import io.onrush.engine.catalog.EventViews;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.NewEvent;
import io.onrush.engine.edge.EngineProblem;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Events: created, and all of them listed. */
final class AdminEvents {

    private static final String EVENTS = "/api/v1/admin/events";
    private static final int MOST_LISTED = 500;
    private static final int EVENTS_AT_ONCE = 16;

    private final CreateEvent createEvent;
    private final Events events;
    private final EventViews views;
    private final AdminLog log;

    AdminEvents(CreateEvent createEvent, Events events, EventViews views, AdminLog log) {
        this.createEvent = createEvent;
        this.events = events;
        this.views = views;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(EVENTS, this::list)
                .POST(EVENTS, log.recorded("create-event", "event", this::create))
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return events.newest(MOST_LISTED)
                .flatMapSequential(event -> views.listed(event).map(view -> new AdminEvent(view, event.hasSeats() ? event.venueId() : null)), EVENTS_AT_ONCE)
                .collectList()
                .flatMap(list -> ServerResponse.ok().bodyValue(new EventList(list)));
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        return request.bodyToMono(NewEvent.class)
                .switchIfEmpty(Mono.error(() -> missingBody(EngineProblem.INVALID_EVENT)))
                .flatMap(createEvent::create)
                .doOnNext(event -> record(event, RecordedCall.of(request)))
                .flatMap(event -> ServerResponse.created(URI.create("/api/v1/events/" + event.id()))
                        .bodyValue(new CreatedEvent(event.id())));
    }

    private static void record(Event event, RecordedCall call) {
        call.created(event.id()).detail("name", event.name()).detail("startsAt", event.startsAt());
    }

    static RuntimeException missingBody(EngineProblem problem) {
        return problem.with("The call needs a JSON body. See docs/api.md for its fields.");
    }

    record EventList(List<AdminEvent> events) {}

    /** @param venueId null where there are no seats */
    record AdminEvent(@JsonUnwrapped EventView event, UUID venueId) {}

    record CreatedEvent(UUID eventId) {}
}
