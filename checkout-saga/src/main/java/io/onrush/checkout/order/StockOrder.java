package io.onrush.checkout.order;

import java.util.Map;
import java.util.UUID;

/**
 * Whose the units of an order are.
 *
 * @param quantities units by SKU; at least one
 */
public record StockOrder(UUID orderId, String holdId, String visitorId, long fence, OrderStatus status,
		Map<String, Integer> quantities) {

}
