package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.IdempotencyKey;
import io.onrush.engine.edge.PathIds;
import io.onrush.engine.edge.RequestVisitor;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.net.URI;
import java.util.UUID;
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
    private final HoldKeys keys;
    private final HoldTally tally;
    private final HoldMeters meters;
    private final HoldTraces traces;
    private final StockHolding stock;

    HoldRoutes(
            Holds holds, Events events, Venues venues, Admissions admissions, HoldKeys keys, HoldTally tally, HoldMeters meters,
            HoldTraces traces, StockHolding stock) {
        this.stock = stock;
        this.holds = holds;
        this.events = events;
        this.venues = venues;
        this.admissions = admissions;
        this.keys = keys;
        this.tally = tally;
        this.meters = meters;
        this.traces = traces;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/events/{id}/holds", this::place)
                .GET("/api/v1/holds/{id}", this::show)
                .DELETE("/api/v1/holds/{id}", this::release)
                .build();
    }

    private Mono<ServerResponse> place(ServerRequest request) {
        return RequestVisitor.of(request)
                .flatMap(visitorId -> event(request).flatMap(event -> tally.counting(event.id(), meters.measuring(place(request, visitorId, event)))));
    }

    private Mono<ServerResponse> place(ServerRequest request, String visitorId, Event event) {
        return admissions
                .require(request.headers().firstHeader(ADMISSION_PASS), visitorId, event.id())
                .flatMap(admission -> traces.within(admission.trace(), event, request
                        .bodyToMono(NewHold.class)
                        .switchIfEmpty(Mono.error(NewHold::missingBody))
                        .flatMap(wanted -> holdId(request, visitorId, event).flatMap(id -> wanted.asksForItems()
                                ? stock.place(id, visitorId, event, wanted, IdempotencyKey.optional(request).isPresent())
                                : place(id, visitorId, event, wanted)))));
    }

    private Mono<HoldId> holdId(ServerRequest request, String visitorId, Event event) {
        return IdempotencyKey.optional(request)
                .map(key -> keys.of(event, visitorId, key))
                .orElseGet(() -> Mono.just(keys.fresh(event)));
    }

    private Mono<ServerResponse> place(HoldId id, String visitorId, Event event, NewHold wanted) {
        return venues.find(event.venueId()).flatMap(map -> holds
                .place(new HoldRequest(id, visitorId, wanted.wish(event, map), event.holdTime(), event.seatsPerVisitor(), event.orphanSeats()), map)
                .flatMap(outcome -> answer(outcome, event, map)));
    }

    private Mono<ServerResponse> answer(HoldOutcome outcome, Event event, SeatMap map) {
        return switch (outcome) {
            case HoldOutcome.Held held -> held(held, event, map);
            case HoldOutcome.SeatsTaken taken -> Mono.error(HoldProblems.seatsUnavailable(taken, map));
            case HoldOutcome.TooFew few -> Mono.error(HoldProblems.tooFew(few));
            case HoldOutcome.LeavesSingles leaves -> Mono.error(HoldProblems.leavesSingles(leaves, map));
            case HoldOutcome.OverLimit over -> Mono.error(HoldProblems.overLimit(over, event));
            case HoldOutcome.CoolsDown cooling -> Mono.error(HoldProblems.coolsDown(cooling));
            case HoldOutcome.Ended ended -> Mono.error(HoldProblems.ended());
            case HoldOutcome.OtherSeats other -> Mono.error(HoldProblems.keyReused());
            case HoldOutcome.NotLoaded missing -> Mono.error(HoldProblems.notLoaded());
            case HoldOutcome.NoLayout missing -> Mono.error(HoldProblems.notLoaded());
        };
    }

    private Mono<ServerResponse> held(HoldOutcome.Held held, Event event, SeatMap map) {
        meters.held(held);
        return traces.remember(held, holds).then(
                ServerResponse.created(URI.create("/api/v1/holds/" + held.id()))
                        .bodyValue(holds.describe(held, event, map)));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return RequestVisitor.of(request)
                .flatMap(visitorId -> holds.find(request.pathVariable("id"), visitorId))
                .flatMap(found -> switch (found) {
                    case HoldLookup.Live live -> ServerResponse.ok().bodyValue(live.hold());
                    case HoldLookup.Sold sold -> ServerResponse.ok().bodyValue(sold.hold());
                    case HoldLookup.Ended ended -> Mono.error(HoldProblems.notFound());
                    case HoldLookup.NotYours other -> Mono.error(HoldProblems.notFound());
                    case HoldLookup.NotFound none -> Mono.error(HoldProblems.notFound());
                });
    }

    private Mono<ServerResponse> release(ServerRequest request) {
        return RequestVisitor.of(request)
                .flatMap(visitorId -> HoldId.parse(request.pathVariable("id"))
                        .map(id -> holds.release(id, visitorId))
                        .orElseGet(() -> Mono.error(HoldProblems.notFound())))
                .flatMap(outcome -> switch (outcome) {
                    case ReleaseOutcome.Released released -> released();
                    case ReleaseOutcome.NotFound none -> Mono.error(HoldProblems.notFound());
                    case ReleaseOutcome.OfStock stock -> Mono.error(new IllegalStateException("holds.release answers for stock too"));
                    case ReleaseOutcome.Ordered ordered -> Mono.error(EngineProblem.HOLD_ORDERED.with(
                            "An order has been placed for it. Cancel the order instead."));
                });
    }

    private Mono<ServerResponse> released() {
        meters.released();
        return ServerResponse.noContent().build();
    }

    private Mono<Event> event(ServerRequest request) {
        return PathIds.uuid(request, "id").<Mono<UUID>>map(Mono::just)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list is at /api/v1/events.")))
                .flatMap(events::get);
    }
}
