package io.onrush.seatmap.plan;

import io.onrush.seatmap.AcceptEncoding;
import io.onrush.seatmap.EncodedBody;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/events/{id}/seat-map}: bytes encoded at import, immutable, compressed when the client allows. */
final class SeatMapRoutes {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final CachedEventVenues eventVenues;
    private final EncodedSeatMaps seatMaps;

    SeatMapRoutes(CachedEventVenues eventVenues, EncodedSeatMaps seatMaps) {
        this.eventVenues = eventVenues;
        this.seatMaps = seatMaps;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/events/{id}/seat-map", this::seatMap).build();
    }

    private Mono<ServerResponse> seatMap(ServerRequest request) {
        return EventSeatMaps.eventId(request.pathVariable("id"))
                .flatMap(eventVenues::venueOf)
                .flatMap(venueId -> body(request, venueId))
                .flatMap(body -> body.answer(request, FOREVER, HttpHeaders.ACCEPT_ENCODING));
    }

    private Mono<EncodedBody> body(ServerRequest request, UUID venueId) {
        return AcceptEncoding.gzip(request) ? seatMaps.gzip(venueId) : seatMaps.identity(venueId);
    }
}
