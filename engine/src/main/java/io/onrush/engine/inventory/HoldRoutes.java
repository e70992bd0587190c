package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.PathIds;
import io.onrush.engine.edge.RequestVisitor;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.util.IdGenerator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Placing, reading and giving back holds. */
final class HoldRoutes {

    static final String ADMISSION_PASS = "Admission-Pass";

    private final Holds holds;
    private final Events events;
    private final Venues venues;
    private final Admissions admissions;
    private final IdGenerator ids;

    HoldRoutes(Holds holds, Events events, Venues venues, Admissions admissions, IdGenerator ids) {
        this.holds = holds;
        this.events = events;
        this.venues = venues;
        this.admissions = admissions;
        this.ids = ids;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/events/{id}/holds", this::place)
                .GET("/api/v1/holds/{id}", this::show)
                .DELETE("/api/v1/holds/{id}", this::release)
                .build();
    }

    private Mono<ServerResponse> place(ServerRequest request) {
        return RequestVisitor.of(request).flatMap(visitorId -> event(request)
                .flatMap(event -> admissions
                        .require(request.headers().firstHeader(ADMISSION_PASS), visitorId, event.id())
                        .then(request.bodyToMono(SeatSelection.class).switchIfEmpty(Mono.error(SeatSelection::missingBody)))
                        .flatMap(selection -> place(visitorId, event, selection))));
    }

    private Mono<ServerResponse> place(String visitorId, Event event, SeatSelection selection) {
        return venues.find(event.venueId()).flatMap(map -> {
            HoldId id = new HoldId(event.id(), ids.generateId());
            List<Integer> ordinals = selection.ordinals(event, map);
            return holds.place(new HoldRequest(id, visitorId, ordinals, event.holdTime(), event.seatsPerVisitor()))
                    .flatMap(outcome -> answer(outcome, ordinals, event, map));
        });
    }

    private Mono<ServerResponse> answer(HoldOutcome outcome, List<Integer> ordinals, Event event, SeatMap map) {
        return switch (outcome) {
            case HoldOutcome.Held held -> ServerResponse.created(URI.create("/api/v1/holds/" + held.id()))
                    .bodyValue(holds.describe(held.id(), ordinals, held.fence(), held.expiresAt(), event, map));
            case HoldOutcome.SeatsTaken taken -> Mono.error(seatsUnavailable(taken, map));
            case HoldOutcome.OverLimit over -> Mono.error(overLimit(over, event));
            case HoldOutcome.Ended ended -> Mono.error(EngineProblem.SEATS_UNAVAILABLE.with("The hold has ended meanwhile. Place it again."));
            case HoldOutcome.NotLoaded missing -> Mono.error(EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(
                    5, "The seats of this event are not loaded at the moment. Try again after Retry-After seconds."));
        };
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return RequestVisitor.of(request)
                .flatMap(visitorId -> holds.find(request.pathVariable("id"), visitorId))
                .flatMap(found -> switch (found) {
                    case HoldLookup.Live live -> ServerResponse.ok().bodyValue(live.hold());
                    case HoldLookup.Sold sold -> ServerResponse.ok().bodyValue(sold.hold());
                    case HoldLookup.Ended ended -> Mono.error(notFound());
                    case HoldLookup.NotYours other -> Mono.error(notFound());
                    case HoldLookup.NotFound none -> Mono.error(notFound());
                });
    }

    private Mono<ServerResponse> release(ServerRequest request) {
        return RequestVisitor.of(request)
                .flatMap(visitorId -> HoldId.parse(request.pathVariable("id"))
                        .map(id -> holds.release(id, visitorId))
                        .orElseGet(() -> Mono.error(notFound())))
                .flatMap(outcome -> switch (outcome) {
                    case ReleaseOutcome.Released released -> ServerResponse.noContent().build();
                    case ReleaseOutcome.NotFound none -> Mono.error(notFound());
                    case ReleaseOutcome.Ordered ordered -> Mono.error(EngineProblem.HOLD_ORDERED.with(
                            "An order has been placed for it. Cancel the order instead."));
                });
    }

    private Mono<Event> event(ServerRequest request) {
        return PathIds.uuid(request, "id").<Mono<UUID>>map(Mono::just)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list is at /api/v1/events.")))
                .flatMap(events::get);
    }

    private static ErrorResponseException notFound() {
        return EngineProblem.HOLD_NOT_FOUND.with("The hold has lapsed or was given back, or is not yours. Place a new one.");
    }

    private static ErrorResponseException seatsUnavailable(HoldOutcome.SeatsTaken taken, SeatMap map) {
        ErrorResponseException problem = EngineProblem.SEATS_UNAVAILABLE.with(
                "Somebody else has the seats listed in seats. None was held; choose others.");
        problem.getBody().setProperty("seats", taken.ordinals().stream().map(map::id).toList());
        return problem;
    }

    private static ErrorResponseException overLimit(HoldOutcome.OverLimit over, Event event) {
        ErrorResponseException problem = EngineProblem.SEAT_LIMIT_REACHED.with("A visitor may have " + event.seatsPerVisitor()
                + " seats of this event, held and bought; you have " + over.alreadyHas() + ". Ask for fewer or give some back.");
        problem.getBody().setProperty("limit", event.seatsPerVisitor());
        problem.getBody().setProperty("has", over.alreadyHas());
        return problem;
    }
}
