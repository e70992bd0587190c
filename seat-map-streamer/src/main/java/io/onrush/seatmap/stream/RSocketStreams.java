package io.onrush.seatmap.stream;

import io.onrush.seatmap.plan.EventSeatMaps;
import io.rsocket.exceptions.ApplicationErrorException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * RSocket request-stream {@code events.<id>.availability}. Payload: nothing, or {@code {"lastSeq": n}}. Answers JSON
 * messages {@code {"event": "snapshot", "seq", "seats", "categories"}} and {@code {"event": "changes", "seq", "changes"}}.
 * A refusal is an APPLICATION_ERROR whose message begins with the problem's id and a colon.
 */
@Controller
class RSocketStreams {

    private final AvailabilityStreams streams;
    private final JsonMapper json;

    RSocketStreams(AvailabilityStreams streams, JsonMapper json) {
        this.streams = streams;
        this.json = json;
        // Loads the class on this thread: its initialiser reads a secure random source, which must not block an event loop.
        new MessageHeaders(Map.of());
    }

    @MessageMapping("events.{id}.availability")
    Flux<byte[]> availability(@DestinationVariable("id") String id,
            @Payload(required = false) byte @Nullable [] payload) {
        OptionalLong lastSeq = payload == null ? OptionalLong.empty() : LastSeq.parseJson(json, payload);
        return EventSeatMaps.eventId(id)
                .flatMapMany((UUID eventId) -> streams.feed(eventId)
                        .flatMapMany(feed -> streams.messages(feed, lastSeq)))
                .concatWith(streams.ending().onErrorMap(ErrorResponseException.class, RSocketStreams::refused).then(Mono.empty()));
    }

    /** A handler of its own, because Spring logs each error without one with its stack, and callers cause these at will. */
    @MessageExceptionHandler(ErrorResponseException.class)
    Mono<byte[]> refusal(ErrorResponseException problem) {
        return Mono.error(refused(problem));
    }

    /** The end of a stream that has not sent anything yet. */
    @MessageExceptionHandler(ApplicationErrorException.class)
    Mono<byte[]> end(ApplicationErrorException end) {
        return Mono.error(end);
    }

    private static ApplicationErrorException refused(ErrorResponseException problem) {
        return new ApplicationErrorException(problem.getBody().getType() + ": " + problem.getBody().getDetail(), problem);
    }
}
