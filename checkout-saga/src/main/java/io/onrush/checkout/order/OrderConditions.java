package io.onrush.checkout.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The condition of a search in SQL, with its values apart. Only what is asked for is in it, so that each search is planned
 * with the index that fits; the text's meanings are united rather than or-ed for the same reason.
 */
final class OrderConditions {

	private static final String HAS_TEXT = """
			id IN (SELECT id FROM checkout.orders WHERE hold_id = :text
			       UNION ALL SELECT order_id FROM checkout.order_lines WHERE seat_id = :text
			       UNION ALL SELECT order_id FROM checkout.order_items WHERE sku = :text
			       UNION ALL SELECT id FROM checkout.orders WHERE lower(email) LIKE lower(:prefix)
			       UNION ALL SELECT id FROM checkout.orders WHERE id = :order)""";

	/** No order has it. */
	private static final UUID NIL = new UUID(0, 0);

	private final List<String> conditions = new ArrayList<>();

	private final Map<String, Object> values = new HashMap<>();

	private OrderConditions() {
	}

	static OrderConditions of(OrderFilter filter) {
		OrderConditions all = new OrderConditions();
		if (filter.eventId() != null) {
			all.add("event_id = :event", Map.of("event", filter.eventId()));
		}
		if (filter.status() != null) {
			all.add("status = :status", Map.of("status", filter.status().name()));
		}
		if (filter.before() != null) {
			all.add("(created_at, id) < (:createdAt, :id)",
					Map.of("createdAt", filter.before().createdAt(), "id", filter.before().id()));
		}
		if (filter.text() != null) {
			all.add(HAS_TEXT, Map.of("text", filter.text(), "prefix", escaped(filter.text()) + "%", "order",
					uuid(filter.text())));
		}
		return all;
	}

	/** A where clause, or nothing. */
	String sql() {
		return this.conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", this.conditions);
	}

	Map<String, Object> values() {
		return this.values;
	}

	private void add(String condition, Map<String, Object> bound) {
		this.conditions.add(condition);
		this.values.putAll(bound);
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

	private static UUID uuid(String text) {
		try {
			return (text.length() == 36) ? UUID.fromString(text) : NIL;
		}
		catch (IllegalArgumentException ex) {
			return NIL;
		}
	}

}
