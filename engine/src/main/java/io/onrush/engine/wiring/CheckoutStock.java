package io.onrush.engine.wiring;

import io.onrush.checkout.order.ClaimOutcome;
import io.onrush.checkout.order.ConfirmOutcome;
import io.onrush.checkout.order.OrderSeats;
import io.onrush.engine.inventory.HoldId;
import io.onrush.engine.inventory.StockCheckout;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The checkout's view of the stock: translates, and decides nothing. */
record CheckoutStock(StockCheckout stock) {

    Mono<Void> keepUnits(String holdId) {
        return stock.extendUnits(HoldId.parse(holdId).orElseThrow());
    }

    Mono<ClaimOutcome> claim(OrderSeats order) {
        return stock.claim(holdId(order), order.visitorId(), order.orderId(), quantities(order)).map(claim -> switch (claim) {
            case StockCheckout.Claim.Claimed claimed -> new ClaimOutcome.Claimed();
            case StockCheckout.Claim.Lacking lacking -> new ClaimOutcome.Taken(lacking.skus());
            case StockCheckout.Claim.Lapsed lapsed -> new ClaimOutcome.HoldLapsed();
        });
    }

    Mono<Void> unclaim(OrderSeats order) {
        return stock.unclaim(order.orderId());
    }

    Mono<ConfirmOutcome> confirm(OrderSeats order) {
        return stock.confirm(holdId(order), order.visitorId(), quantities(order))
                .map(lost -> lost.isEmpty() ? new ConfirmOutcome.Confirmed() : new ConfirmOutcome.Lost(lost));
    }

    Mono<Void> putBack(OrderSeats order) {
        return stock.putBack(holdId(order), order.visitorId());
    }

    private static HoldId holdId(OrderSeats order) {
        return HoldId.parse(order.holdId()).orElseThrow();
    }

    private static Map<String, Integer> quantities(OrderSeats order) {
        return order.items().stream().collect(Collectors.toMap(OrderSeats.Item::sku, OrderSeats.Item::quantity));
    }
}
