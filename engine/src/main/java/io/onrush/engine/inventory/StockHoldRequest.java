package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.stock.WantedStock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants of an event's stock: each SKU once.
 *
 * @param mayBeKnown the id may stand for a hold already, because it comes from an Idempotency-Key
 * @param code that the visitor shows, where they show one
 */
record StockHoldRequest(
        HoldId id, String visitorId, Event event, List<WantedStock> wanted, boolean mayBeKnown, @Nullable AccessCode code) {

    /** As the record of the hold has them, in the order of the SKUs. */
    String items() {
        return wanted.stream()
                .sorted(Comparator.comparing(want -> want.item().sku()))
                .map(want -> want.item().sku() + ":" + want.quantity())
                .collect(Collectors.joining(","));
    }
}
