package io.onrush.engine.admin;

import io.onrush.engine.catalog.CreateEvent;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.NewEvent;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.edge.PathIds;
import io.onrush.seatmap.plan.Venues;
import io.onrush.waitingroom.queue.ChangeOnsale;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.ScheduleOnsale;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The calls that set up a sale and steer it. Who may make them is decided by {@link AdminSecurity}. */
final class AdminRoutes {

    private static final String ADMIN = "/api/v1/admin";

    private final Venues venues;
    private final CreateEvent createEvent;
    private final Events events;
    private final Onsales onsales;
    private final Clock clock;

    AdminRoutes(Venues venues, CreateEvent createEvent, Events events, Onsales onsales, Clock clock) {
        this.venues = venues;
        this.createEvent = createEvent;
        this.events = events;
        this.onsales = onsales;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(ADMIN + "/venues", this::importVenue)
                .POST(ADMIN + "/events", this::createEvent)
                .POST(ADMIN + "/onsales", this::schedule)
                .GET(ADMIN + "/onsales/{id}", request -> onsale(request, onsales::find))
                .PATCH(ADMIN + "/onsales/{id}", this::change)
                .POST(ADMIN + "/onsales/{id}/pause", request -> onsale(request, onsales::pause))
                .POST(ADMIN + "/onsales/{id}/resume", request -> onsale(request, onsales::resume))
                .POST(ADMIN + "/onsales/{id}/open", request -> onsale(request, onsales::open))
                .POST(ADMIN + "/onsales/{id}/close", request -> onsale(request, onsales::close))
                .build();
    }

    private Mono<ServerResponse> importVenue(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .flatMap(venues::importPlan)
                .flatMap(venue -> ServerResponse.status(HttpStatus.CREATED).bodyValue(venue));
    }

    private Mono<ServerResponse> createEvent(ServerRequest request) {
        return request.bodyToMono(NewEvent.class)
                .switchIfEmpty(Mono.error(() -> missingBody(EngineProblem.INVALID_EVENT)))
                .flatMap(createEvent::create)
                .flatMap(event -> ServerResponse.created(URI.create("/api/v1/events/" + event.id())).bodyValue(new CreatedEvent(event.id())));
    }

    private Mono<ServerResponse> schedule(ServerRequest request) {
        return request.bodyToMono(ScheduleOnsale.class)
                .switchIfEmpty(Mono.error(() -> missingBody(EngineProblem.INVALID_ONSALE)))
                .flatMap(terms -> requireEvent(terms.eventId()).then(onsales.schedule(terms)))
                .flatMap(onsale -> ServerResponse.created(URI.create(ADMIN + "/onsales/" + onsale.id()))
                        .bodyValue(OnsaleTerms.of(onsale, clock.instant())));
    }

    /** An absent event is left to the waiting room, which reports all absent fields together. */
    private Mono<Void> requireEvent(UUID eventId) {
        return eventId == null
                ? Mono.empty()
                : events.find(eventId)
                        .switchIfEmpty(Mono.error(() -> EngineProblem.INVALID_ONSALE.with(List.of(
                                new FieldError("eventId", "there is no such event; POST /api/v1/admin/events answers an id")))))
                        .then();
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        return request.bodyToMono(ChangeOnsale.class)
                .switchIfEmpty(Mono.error(() -> missingBody(EngineProblem.INVALID_ONSALE)))
                .flatMap(change -> onsale(request, id -> onsales.change(id, change)));
    }

    private Mono<ServerResponse> onsale(ServerRequest request, Function<UUID, Mono<Onsale>> action) {
        return PathIds.uuid(request, "id")
                .map(action)
                .orElseGet(() -> Mono.error(Onsales.notFound(request.pathVariable("id"))))
                .flatMap(onsale -> ServerResponse.ok().bodyValue(OnsaleTerms.of(onsale, clock.instant())));
    }

    private static RuntimeException missingBody(EngineProblem problem) {
        return problem.with("The call needs a JSON body. See docs/api.md for its fields.");
    }

    record CreatedEvent(UUID eventId) {}
}
