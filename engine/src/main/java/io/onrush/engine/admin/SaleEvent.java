package io.onrush.engine.admin;

import java.util.List;
import java.util.UUID;

/** What the projection reads of an order event. */
record SaleEvent(UUID orderId, UUID eventId, List<Object> seats, long amount) {

    int seatCount() {
        return seats.size();
    }
}
