package io.onrush.engine.catalog;

import io.onrush.seatmap.plan.Venues;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is for sale: a venue's seats at a time, priced by category; items by number; or both. It does not change once created, so every node may
 * keep it as long as it likes.
 *
 * @param venueId {@link io.onrush.seatmap.plan.Venues#NONE} where there are no seats
 * @param venueName the venue's, which never changes either
 * @param timeZone the clock by which the event's visitors live; all times are UTC nevertheless
 * @param prices a price for every category of the venue; with those of the items all in one currency
 * @param seatsPerVisitor the most seats and units of items, together, that one visitor may hold and have bought
 * @param orphanSeats what is said to a pick that leaves a single seat without need
 * @param holdTime how long a hold lasts
 * @param cancellationTime how long after its confirmation an order may be cancelled; zero: not at all
 * @param items what is sold by number
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
        OrphanSeats orphanSeats,
        List<Item> items) {

    public String currency() {
        return allPrices().iterator().next().currency();
    }

    /** Of seats and of items. */
    public List<Money> allPrices() {
        return Stream.concat(prices.values().stream(), items.stream().map(Item::price)).toList();
    }

    public boolean hasSeats() {
        return !venueId.equals(Venues.NONE);
    }

    public Optional<Item> item(String sku) {
        return items.stream().filter(item -> item.sku().equals(sku)).findFirst();
    }

    /** Until when an order confirmed at a given time may be cancelled: never after the event has started. */
    public Instant cancellableUntil(Instant confirmedAt) {
        Instant end = confirmedAt.plus(cancellationTime);
        return end.isBefore(startsAt) ? end : startsAt;
    }
}
