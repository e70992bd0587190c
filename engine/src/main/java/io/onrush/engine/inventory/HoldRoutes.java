package io.onrush.engine.inventory;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.HotAnswer;
import io.onrush.engine.edge.HotJson;
import io.onrush.engine.edge.HotRequest;
import io.onrush.engine.edge.IdempotencyKey;
import io.onrush.engine.edge.RequestVisitor;
import java.net.URI;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Placing, reading and giving back holds. */
public final class HoldRoutes {

    static final String ADMISSION_PASS = "Admission-Pass";

    private static final String HOLDS = "/api/v1/holds/";

    private final PlaceHold placeHold;
    private final Holds holds;
    private final HoldMeters meters;
    private final HotJson json;

    HoldRoutes(PlaceHold placeHold, Holds holds, HoldMeters meters, HotJson json) {
        this.placeHold = placeHold;
        this.holds = holds;
        this.meters = meters;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/events/{id}/holds", this::place)
                .GET("/api/v1/holds/{id}", this::show)
                .DELETE("/api/v1/holds/{id}", this::release)
                .build();
    }

    /** {@code POST holds} as a hot call. */
    public Mono<HotAnswer> place(HotRequest request) {
        HoldAttempt attempt = new HoldAttempt(
                request.id(), request.requiredVisitor(), request.header(ADMISSION_PASS), request.allOf(IdempotencyKey.HEADER),
                Mono.fromSupplier(() -> json.read(request.body(), NewHold.class)));
        return placeHold.place(attempt).map(hold -> HotAnswer.json(201, json.write(hold), "Location", HOLDS + hold.holdId()));
    }

    private Mono<ServerResponse> place(ServerRequest request) {
        return RequestVisitor.of(request)
                .flatMap(visitorId -> placeHold.place(new HoldAttempt(
                        request.pathVariable("id"), visitorId, request.headers().firstHeader(ADMISSION_PASS),
                        request.headers().header(IdempotencyKey.HEADER), request.bodyToMono(NewHold.class))))
                .flatMap(hold -> ServerResponse.created(URI.create(HOLDS + hold.holdId())).bodyValue(hold));
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
}
