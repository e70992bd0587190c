package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.AvailabilityFeed;
import io.onrush.seatmap.plan.EventSeatMaps;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/events/{id}/availability/stream}: server-sent events from buffers shared by all watchers. */
final class SseRoutes {

    private final AvailabilityStreams streams;

    SseRoutes(AvailabilityStreams streams) {
        this.streams = streams;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/events/{id}/availability/stream", this::stream).build();
    }

    private Mono<ServerResponse> stream(ServerRequest request) {
        return EventSeatMaps.eventId(request.pathVariable("id"))
                .flatMap(streams::feed)
                .flatMap(feed -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .header(HttpHeaders.CONNECTION, "close")
                        .body(events(feed, lastEventId(request))));
    }

    private BodyInserter<Void, ServerHttpResponse> events(AvailabilityFeed feed, OptionalLong lastSeq) {
        return (response, context) -> response.writeAndFlushWith(streams.sse(feed, lastSeq)
                .map(event -> event.map(bytes -> response.bufferFactory().wrap(bytes))));
    }

    /** The header, as browsers send it on reconnect; else the query parameter, for clients that cannot set one. */
    private static OptionalLong lastEventId(ServerRequest request) {
        String header = request.headers().firstHeader("Last-Event-ID");
        return LastSeq.parse(header != null ? header : request.queryParam("lastEventId").orElse(""));
    }
}
