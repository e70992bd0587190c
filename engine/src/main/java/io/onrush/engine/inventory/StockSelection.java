package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.stock.WantedStock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code items} of the body of {@code POST holds}. */
final class StockSelection {

    private static final int SHOWN_LENGTH = 64;

    private final Event event;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<WantedStock> wanted = new ArrayList<>();

    private StockSelection(Event event) {
        this.event = event;
    }

    /** Either may be absent in what a client sends. */
    record Item(String sku, Integer quantity) {}

    /** The items wanted; fails with {@code invalid-hold}, naming every wrong entry. */
    static List<WantedStock> of(NewHold body, Event event) {
        StockSelection selection = new StockSelection(event);
        selection.read(body);
        if (!selection.errors.isEmpty()) {
            throw EngineProblem.INVALID_HOLD.with(selection.errors);
        }
        return selection.wanted;
    }

    private void read(NewHold body) {
        if (body.asksForSeats() || body.bestAvailable() != null) {
            wrong("items", "stands beside seats; hold seats and items one after the other");
            return;
        }
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < body.items().size(); i++) {
            read("items[" + i + "]", body.items().get(i), skus);
        }
        int units = wanted.stream().mapToInt(WantedStock::quantity).sum();
        if (body.items().isEmpty()) {
            wrong("items", "is empty; list what to hold");
        } else if (units > event.seatsPerVisitor()) {
            wrong("items", "asks for " + units + " units; a visitor may have " + event.seatsPerVisitor() + " of this event");
        }
    }

    private void read(String field, Item item, Set<String> skus) {
        Optional<io.onrush.engine.catalog.Item> known = item == null || item.sku() == null ? Optional.empty() : event.item(item.sku());
        if (known.isEmpty()) {
            wrong(field + ".sku", "there is no item '" + shown(item) + "'; take the sku from the event's items");
        } else if (!skus.add(item.sku())) {
            wrong(field + ".sku", "the item '" + shown(item) + "' is listed twice; list it once, with the sum");
        } else if (item.quantity() == null || item.quantity() < 1 || item.quantity() > event.seatsPerVisitor()) {
            wrong(field + ".quantity", "must be from 1 to " + event.seatsPerVisitor());
        } else {
            wanted.add(new WantedStock(known.get(), item.quantity()));
        }
    }

    private void wrong(String field, String detail) {
        errors.add(new FieldError(field, detail));
    }

    private static String shown(Item item) {
        String sku = item == null || item.sku() == null ? "" : item.sku();
        return sku.length() <= SHOWN_LENGTH ? sku : sku.substring(0, SHOWN_LENGTH) + "…";
    }
}
