package io.onrush.engine.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.onrush.engine.catalog.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Seats that a visitor has for a while.
 *
 * @param holdId the name under which an order buys it
 * @param items stock, none in an event of seats only
 * @param expiresAt when the seats go back on sale, unless an order has been placed
 * @param fence grows with every hold of the event
 */
public record Hold(
        String holdId,
        UUID eventId,
        List<HeldSeat> seats,
        List<Object> items,
        Money total,
        Instant expiresAt,
        long fence) {

    /** @param ordinal the seat's place in the availability string of its event */
    public record HeldSeat(String id, @JsonIgnore int ordinal, String category, Money price) {}
}
