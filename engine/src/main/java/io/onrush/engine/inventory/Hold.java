package io.onrush.engine.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.onrush.engine.catalog.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seats or stock that a visitor has for a while.
 *
 * @param holdId the name under which an order buys it
 * @param items stock; none in a hold of seats
 * @param expiresAt when it all goes back on sale, unless an order has been placed
 * @param fence grows with every hold of the event
 * @param warnings what is not as it should be and was held nevertheless
 * @param trace the {@code traceparent} of the visitor's journey, where it is traced; nothing that a client is told
 */
public record Hold(
        String holdId,
        UUID eventId,
        List<HeldSeat> seats,
        List<HeldItem> items,
        Money total,
        Instant expiresAt,
        long fence,
        List<Warning> warnings,
        @JsonIgnore @Nullable String trace) {

    /**
     * @param id that of the problem with which another event refuses the same
     * @param seats whom it concerns
     */
    public record Warning(String id, String detail, List<String> seats) {}

    /** @param ordinal the seat's place in the availability string of its event */
    public record HeldSeat(String id, @JsonIgnore int ordinal, String category, Money price) {}

    /** @param total of all units */
    public record HeldItem(String sku, String name, int quantity, Money price, Money total) {}
}
