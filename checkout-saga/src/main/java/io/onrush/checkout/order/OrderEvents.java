package io.onrush.checkout.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/** The JSON of the order events. No e-mail address and no visitor: an event is read by people who must not know them. */
final class OrderEvents {

	private final JsonMapper json;

	OrderEvents(JsonMapper json) {
		this.json = json;
	}

	String write(UUID id, String type, Order order, Instant at) {
		List<String> seats = order.lines().stream().map(OrderLine::seatId).toList();
		List<Units> items = order.items().stream().map(item -> new Units(item.sku(), item.quantity())).toList();
		return this.json.writeValueAsString(new OrderEvent(id, type, order.id(), order.eventId(), seats, items,
				order.total().amount(), order.total().currency(), at.toString()));
	}

	/** {@code at} is ISO-8601 UTC, {@code amount} in minor units. */
	record OrderEvent(UUID id, String type, UUID orderId, UUID eventId, List<String> seats, List<Units> items, long amount,
			String currency, String at) {
	}

	/** Of what is sold by number. */
	record Units(String sku, int quantity) {
	}

}
