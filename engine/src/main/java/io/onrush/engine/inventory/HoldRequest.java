package io.onrush.engine.inventory;

import io.onrush.engine.catalog.OrphanSeats;
import java.time.Duration;

/** What the hold scripts need to know: who wants what, and the terms of the event. */
record HoldRequest(HoldId id, String visitorId, HoldWish wish, Duration timeToLive, int seatsPerVisitor, OrphanSeats orphanSeats) {}
