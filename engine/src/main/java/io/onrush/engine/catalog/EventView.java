package io.onrush.engine.catalog;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event as shoppers see it.
 *
 * @param timeZone IANA id, by which the times are shown to visitors
 * @param venueName empty where it is not known
 * @param onsale how it is sold; null while none is scheduled
 * @param prices the price of every category
 * @param orphanSeats allow, warn or refuse: what is said to a pick that leaves a single seat without need
 * @param seatsLeft seats on sale now, a moment old at the most; null where the node cannot tell at the moment
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
        OnsaleView onsale) {

    public record PriceRange(Money from, Money to) {}

    /** @param phase of the waiting room: SCHEDULED, QUEUEING, OPEN, PAUSED or CLOSED */
    public record OnsaleView(UUID onsaleId, String phase, Instant queueOpensAt, Instant opensAt, Instant closesAt) {}
}
