package io.onrush.seatmap.availability;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Port: the states of an event's seats and how they change. Implemented by the application.
 *
 * <p>A state is one ASCII letter: {@code A}vailable, {@code H}eld, {@code S}old, {@code B}locked. Every change has a
 * sequence number; numbers grow with every change of the event. A fault of the source is an error signal; this module puts
 * a timeout on every call, keeps the last known state and tries again.
 */
public interface SeatStates {

    /** All seats at one moment, and the number of the last change they contain. */
    Mono<StateSnapshot> snapshot(UUID eventId);

    /**
     * The changes numbered above {@code seq}, in order, {@code max} numbers at the most; or {@link ChangePage.TooOld} when
     * the source no longer reaches back to {@code seq}, or has started to count anew and never got to {@code seq}.
     */
    Mono<ChangePage> changesAfter(UUID eventId, long seq, int max);
}
