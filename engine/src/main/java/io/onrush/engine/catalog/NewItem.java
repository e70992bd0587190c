package io.onrush.engine.catalog;

import io.onrush.engine.edge.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of the {@code items} of {@code POST admin/events}. Each part may be absent in what was sent.
 *
 * @param sku 1 to 64 letters, digits, dots, dashes, underscores
 * @param quantity 1 to 10000000
 */
public record NewItem(String sku, String name, NewEvent.Price price, Integer quantity) {

    private static final int MOST_ITEMS = 100;
    private static final int MOST_UNITS = 10_000_000;
    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static List<FieldError> errors(List<NewItem> items) {
        List<FieldError> errors = new ArrayList<>();
        if (items.size() > MOST_ITEMS) {
            errors.add(new FieldError("items", "has " + items.size() + " items; " + MOST_ITEMS + " are the most"));
            return errors;
        }
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String field = "items[" + i + "]";
            if (items.get(i) == null) {
                errors.add(new FieldError(field, "is needed, like {\"sku\": \"standing\", \"name\": \"Standing\", \"price\": {…}, \"quantity\": 500}"));
            } else {
                items.get(i).addErrors(errors, field, skus);
            }
        }
        return errors;
    }

    private void addErrors(List<FieldError> errors, String field, Set<String> skus) {
        if (sku == null || !SKU.matcher(sku).matches()) {
            errors.add(new FieldError(field + ".sku", "is needed: 1 to 64 letters, digits, dots, dashes, underscores"));
        } else if (!skus.add(sku)) {
            errors.add(new FieldError(field + ".sku", "'" + sku + "' is listed twice; list it once"));
        }
        if (name == null || name.isBlank() || name.length() > 200) {
            errors.add(new FieldError(field + ".name", "is needed, with 200 characters at the most"));
        }
        if (quantity == null || quantity < 1 || quantity > MOST_UNITS) {
            errors.add(new FieldError(field + ".quantity", "must be from 1 to " + MOST_UNITS));
        }
        NewEvent.priceErrors(errors, field + ".price", price);
    }

    Item item(int buckets) {
        return new Item(sku, name.strip(), new Money(price.amount(), price.currency()), quantity, buckets);
    }
}
