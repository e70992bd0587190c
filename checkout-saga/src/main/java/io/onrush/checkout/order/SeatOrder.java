package io.onrush.checkout.order;

import java.util.List;
import java.util.UUID;

/**
 * Whose the seats of an order are.
 *
 * @param ordinals in the event's seat map; at least one
 */
public record SeatOrder(UUID orderId, String holdId, String visitorId, long fence, OrderStatus status,
		List<Integer> ordinals) {

}
