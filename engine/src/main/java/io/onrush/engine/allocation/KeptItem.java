package io.onrush.engine.allocation;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units of an item, in the body of {@code POST allocations}. */
public record KeptItem(@Nullable String sku, @Nullable Integer quantity) {

    static void addErrors(List<FieldError> errors, List<KeptItem> items, Event event) {
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            KeptItem item = items.get(i);
            String field = "items[" + i + "]";
            if (item == null || item.sku() == null || event.item(item.sku()).isEmpty()) {
                errors.add(new FieldError(field + ".sku", "is not an item of the event; take the sku from the event's items"));
            } else if (!skus.add(item.sku())) {
                errors.add(new FieldError(field + ".sku", "is listed twice; list it once, with the sum"));
            } else if (item.quantity() == null || item.quantity() < 1 || item.quantity() > event.item(item.sku()).orElseThrow().quantity()) {
                errors.add(new FieldError(field + ".quantity", "must be from 1 to the quantity of the item"));
            }
        }
    }
}
