package io.onrush.seatmap.plan;

import io.onrush.seatmap.SeatMapProblem;
import java.util.UUID;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/** The seats of an event, which are those of its venue. */
public interface EventSeatMaps {

    /** Fails with {@code event-not-found}. */
    Mono<SeatMap> of(UUID eventId);

    /** Reads an event's id as callers write it, 36 characters. What cannot be one fails with {@code event-not-found}. */
    static Mono<UUID> eventId(String text) {
        try {
            return text.length() == 36 ? Mono.just(UUID.fromString(text)) : Mono.error(eventNotFound(text));
        } catch (IllegalArgumentException notAnId) {
            return Mono.error(eventNotFound(text));
        }
    }

    /** The refusal that names the id, cut to a sensible length. */
    static ErrorResponseException eventNotFound(String id) {
        String shown = id.substring(0, Math.min(64, id.length()));
        return SeatMapProblem.EVENT_NOT_FOUND.exception(
                "There is no event '" + shown + "'; take an id from GET /api/v1/events.");
    }
}
