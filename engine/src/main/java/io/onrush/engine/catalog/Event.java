package io.onrush.engine.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * What is for sale: a venue's seats at a time, priced by category. It does not change once created, so every node may
 * keep it as long as it likes.
 *
 * @param venueName the venue's, which never changes either
 * @param timeZone the clock by which the event's visitors live; all times are UTC nevertheless
 * @param prices a price for every category of the venue, all in one currency
 * @param seatsPerVisitor the most seats that one visitor may hold and have bought
 * @param orphanSeats what is said to a pick that leaves a single seat without need
 * @param holdTime how long a hold lasts
 * @param cancellationTime how long after its confirmation an order may be cancelled; zero: not at all
 */
public record Event(
        UUID id,
        String name,
        UUID venueId,
        String venueName,
        Instant startsAt,
        ZoneId timeZone,
        Map<String, Money> prices,
        int seatsPerVisitor,
        Duration holdTime,
        Duration cancellationTime,
        OrphanSeats orphanSeats) {

    public String currency() {
        return prices.values().iterator().next().currency();
    }

    /** Until when an order confirmed at a given time may be cancelled: never after the event has started. */
    public Instant cancellableUntil(Instant confirmedAt) {
        Instant end = confirmedAt.plus(cancellationTime);
        return end.isBefore(startsAt) ? end : startsAt;
    }
}
