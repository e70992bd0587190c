package io.onrush.engine.admin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the projection reads of an order event.
 *
 * @param items null in events of before there were any
 */
record SaleEvent(UUID orderId, UUID eventId, List<Object> seats, @Nullable List<Units> items, long amount) {

    /** Seats and units. */
    int seatCount() {
        return seats.size() + (items == null ? 0 : items.stream().mapToInt(Units::quantity).sum());
    }

    record Units(String sku, int quantity) {}
}
