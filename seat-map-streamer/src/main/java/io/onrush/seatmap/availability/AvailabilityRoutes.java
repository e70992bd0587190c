package io.onrush.seatmap.availability;

import io.onrush.seatmap.EncodedBody;
import io.onrush.seatmap.plan.EventSeatMaps;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/events/{id}/availability}: the snapshot, encoded once for all who ask between two changes. */
final class AvailabilityRoutes {

    private final FeedSeatAvailability availability;

    AvailabilityRoutes(FeedSeatAvailability availability) {
        this.availability = availability;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/events/{id}/availability", this::snapshot).build();
    }

    private Mono<ServerResponse> snapshot(ServerRequest request) {
        return EventSeatMaps.eventId(request.pathVariable("id"))
                .flatMap(availability::view)
                .flatMap(view -> body(view).answer(request, "no-cache"));
    }

    private static EncodedBody body(FeedView view) {
        return new EncodedBody(view.snapshot().json(), "\"" + view.seq() + stockTag(view) + "\"", null);
    }

    /** Of what it says, not of its version: that is another on each node. */
    private static String stockTag(FeedView view) {
        if (view.stock().left().isEmpty()) {
            return "";
        }
        CRC32C sum = new CRC32C();
        sum.update(view.stock().left().toString().getBytes(StandardCharsets.UTF_8));
        return "-" + Long.toHexString(sum.getValue());
    }
}
