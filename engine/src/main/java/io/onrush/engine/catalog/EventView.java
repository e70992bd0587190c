package io.onrush.engine.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event as shoppers see it.
 *
 * @param timeZone IANA id, by which the times are shown to visitors
 * @param venueName empty where it is not known
 * @param onsale how it is sold; null while none is scheduled
 * @param priceRange over seats and items
 * @param prices the price of every category; none where there are no seats
 * @param orphanSeats allow, warn or refuse: what is said to a pick that leaves a single seat without need
 * @param seatsLeft seats on sale now, a moment old at the most; null where the node cannot tell at the moment
 * @param items what is sold by number
 * @param stockLeft units on sale now by SKU, as {@code seatsLeft}; null where there are no items too
 */
public record EventView(
        UUID eventId,
        String name,
        Instant startsAt,
        String timeZone,
        String venueName,
        PriceRange priceRange,
        Map<String, Money> prices,
        int seatsPerVisitor,
        long holdSeconds,
        long cancellationMinutes,
        String orphanSeats,
        Long seatsLeft,
        List<ItemView> items,
        Map<String, Long> stockLeft,
        OnsaleView onsale) {

    public record ItemView(String sku, String name, Money price) {}

    public record PriceRange(Money from, Money to) {}

    /** @param phase of the waiting room: SCHEDULED, QUEUEING, OPEN, PAUSED or CLOSED */
    public record OnsaleView(UUID onsaleId, String phase, Instant queueOpensAt, Instant opensAt, Instant closesAt) {}
}
