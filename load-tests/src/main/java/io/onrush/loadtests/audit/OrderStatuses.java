package io.onrush.loadtests.audit;

import java.util.Map;
import java.util.UUID;

/** What is said of an order that something belongs to. */
final class OrderStatuses {

    private OrderStatuses() {}

    static String of(UUID order, Map<UUID, Facts.Order> known) {
        return known.containsKey(order) ? known.get(order).status() : "none of this event";
    }
}
