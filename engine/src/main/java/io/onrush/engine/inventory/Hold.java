package io.onrush.engine.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.onrush.engine.catalog.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seats that a visitor has for a while.
 *
 * @param holdId the name under which an order buys it
 * @param items stock, none in an event of seats only
 * @param expiresAt when the seats go back on sale, unless an order has been placed
 * @param fence grows with every hold of the event
 * @param trace the {@code traceparent} of the visitor's journey, where it is traced; nothing that a client is told
 */
public record Hold(
        String holdId,
        UUID eventId,
        List<HeldSeat> seats,
        List<Object> items,
        Money total,
        Instant expiresAt,
        long fence,
        @JsonIgnore @Nullable String trace) {

    /** @param ordinal the seat's place in the availability string of its event */
    public record HeldSeat(String id, @JsonIgnore int ordinal, String category, Money price) {}
}
