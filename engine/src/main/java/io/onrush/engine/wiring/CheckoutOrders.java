package io.onrush.engine.wiring;

import io.onrush.checkout.order.OrderStatus;
import io.onrush.checkout.order.Orders;
import io.onrush.engine.inventory.EventOrders;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** The inventory's view of orders: translates, and decides nothing. */
record CheckoutOrders(Orders orders) implements EventOrders {

    @Override
    public Flux<SeatOrder> standing(UUID eventId) {
        return orders.standing(eventId).map(CheckoutOrders::order);
    }

    @Override
    public Flux<SeatOrder> named(Collection<UUID> orderIds) {
        return orders.named(orderIds).map(CheckoutOrders::order);
    }

    private static SeatOrder order(io.onrush.checkout.order.SeatOrder order) {
        return new SeatOrder(order.orderId(), order.holdId(), order.visitorId(), order.fence(), state(order.status()), order.ordinals());
    }

    @Override
    public Flux<StockOrder> stockInProgress(UUID eventId) {
        return orders.itemsInProgress(eventId).map(CheckoutOrders::order);
    }

    @Override
    public Flux<StockOrder> stockNamed(Collection<UUID> orderIds) {
        return orders.itemsNamed(orderIds).map(CheckoutOrders::order);
    }

    private static StockOrder order(io.onrush.checkout.order.StockOrder order) {
        return new StockOrder(order.orderId(), order.holdId(), order.visitorId(), order.fence(), state(order.status()), order.quantities());
    }

    private static State state(OrderStatus status) {
        return switch (status) {
            case PENDING -> State.IN_PROGRESS;
            case CONFIRMED -> State.CONFIRMED;
            case FAILED, CANCELLED -> State.OVER;
        };
    }
}
