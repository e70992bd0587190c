package io.onrush.engine.wiring;

import io.onrush.checkout.order.ClaimOutcome;
import io.onrush.checkout.order.ConfirmOutcome;
import io.onrush.checkout.order.HoldLookup;
import io.onrush.checkout.order.Inventory;
import io.onrush.checkout.order.OrderSeats;
import reactor.core.publisher.Mono;

/** A hold is of seats or of stock, and so is its order. */
record SeatsOrStock(CheckoutInventory seats, CheckoutStock stock) implements Inventory {

    @Override
    public Mono<HoldLookup> find(String holdId, String visitorId) {
        return seats.find(holdId, visitorId);
    }

    /** What kind of hold it is is not known here. Units lapse by themselves, so a hold that is kept keeps its units too, if it has any. */
    @Override
    public Mono<Boolean> keep(String holdId, String visitorId) {
        return seats.keep(holdId, visitorId).flatMap(kept -> kept ? stock.keepUnits(holdId).thenReturn(true) : Mono.just(false));
    }

    @Override
    public Mono<ClaimOutcome> claim(OrderSeats order) {
        return order.items().isEmpty() ? seats.claim(order) : stock.claim(order);
    }

    @Override
    public Mono<Void> unclaim(OrderSeats order) {
        return order.items().isEmpty() ? seats.unclaim(order) : stock.unclaim(order);
    }

    @Override
    public Mono<ConfirmOutcome> confirm(OrderSeats order) {
        return order.items().isEmpty() ? seats.confirm(order) : stock.confirm(order);
    }

    @Override
    public Mono<Void> putBack(OrderSeats order) {
        return order.items().isEmpty() ? seats.putBack(order) : stock.putBack(order);
    }
}
