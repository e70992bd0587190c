package io.onrush.engine.allocation;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.PathIds;
import io.onrush.engine.edge.RequestVisitor;
import io.onrush.engine.inventory.AccessCode;
import io.onrush.engine.inventory.Admissions;
import io.onrush.engine.inventory.AllocatedSeats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What an access code opens, for a map that shows it. Only for those who are admitted: a guess then costs a place in the queue. The code comes
 * in a header, because addresses are logged.
 */
final class AccessRoutes {

    private static final String ACCESS_CODE = "Access-Code";
    private static final String ADMISSION_PASS = "Admission-Pass";
    private static final int LONGEST_CODE = 100;

    private final Events events;
    private final Admissions admissions;
    private final AllocatedSeats seats;
    private final Allocations allocations;

    AccessRoutes(Events events, Admissions admissions, AllocatedSeats seats, Allocations allocations) {
        this.events = events;
        this.admissions = admissions;
        this.seats = seats;
        this.allocations = allocations;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/events/{id}/allocation", this::show).build();
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return RequestVisitor.of(request).flatMap(visitorId -> event(request).flatMap(event -> admissions
                .require(request.headers().firstHeader(ADMISSION_PASS), visitorId, event.id())
                .then(Mono.defer(() -> seats.show(event.id(), visitorId, code(request, event))))
                .flatMap(shown -> answer(shown, event))));
    }

    private static AccessCode code(ServerRequest request, Event event) {
        String text = Optional.ofNullable(request.headers().firstHeader(ACCESS_CODE)).filter(code -> code.length() <= LONGEST_CODE).orElse("");
        return AccessCode.of(event.id(), text);
    }

    private Mono<ServerResponse> answer(AllocatedSeats.Shown shown, Event event) {
        return switch (shown) {
            case AllocatedSeats.Shown.Refused refused -> Mono.error(refused.why().problem());
            case AllocatedSeats.Shown.Opens opens -> allocations.seatIds(event, opens.allocation())
                    .defaultIfEmpty(List.of())
                    .map(ids -> new Opened(ids, opens.left() < 0 ? null : opens.left(), opens.expiresAt()))
                    .flatMap(opened -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(opened));
        };
    }

    private Mono<Event> event(ServerRequest request) {
        return PathIds.uuid(request, "id")
                .map(events::get)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list is at /api/v1/events.")));
    }

    /**
     * @param seats all that the code opens, held and sold ones too: their states are those of the map
     * @param left seats and units that it may still be used for; null: any number
     */
    record Opened(List<String> seats, @Nullable Long left, @Nullable Instant expiresAt) {}
}
