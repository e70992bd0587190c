package io.onrush.engine.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Whose seats and units are whose, by orders: the checkout's word, for putting back what Redis has lost. */
public interface EventOrders {

    /** The event's orders that are confirmed or still in progress. */
    Flux<SeatOrder> standing(UUID eventId);

    /** Those of these orders that there are, over or not. */
    Flux<SeatOrder> named(Collection<UUID> orderIds);

    /** The event's orders of items that are still in progress. */
    Flux<StockOrder> stockInProgress(UUID eventId);

    /** Those of these orders that have items, over or not. */
    Flux<StockOrder> stockNamed(Collection<UUID> orderIds);

    /** @param ordinals at least one */
    record SeatOrder(UUID orderId, String holdId, String visitorId, long fence, State state, List<Integer> ordinals) {}

    /** @param quantities units by SKU, at least one */
    record StockOrder(UUID orderId, String holdId, String visitorId, long fence, State state, Map<String, Integer> quantities) {}

    /** How far an order is. */
    enum State {
        IN_PROGRESS,
        CONFIRMED,
        OVER
    }
}
