package io.onrush.engine.inventory;

import io.onrush.engine.catalog.OrphanSeats;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the hold scripts need to know: who wants what, and the terms of the event.
 *
 * @param code that the visitor shows, where they show one
 */
record HoldRequest(
        HoldId id, String visitorId, HoldWish wish, Duration timeToLive, int seatsPerVisitor, OrphanSeats orphanSeats, @Nullable AccessCode code) {

    HoldRequest(HoldId id, String visitorId, HoldWish wish, Duration timeToLive, int seatsPerVisitor, OrphanSeats orphanSeats) {
        this(id, visitorId, wish, timeToLive, seatsPerVisitor, orphanSeats, null);
    }
}
