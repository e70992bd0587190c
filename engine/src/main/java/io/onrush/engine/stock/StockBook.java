package io.onrush.engine.stock;

import io.onrush.engine.catalog.Item;
import java.util.List;

/** One item in Redis, over all of its sub-buckets; also its JSON. What is left, held and sold is {@code quantity} together. */
public record StockBook(String sku, int quantity, long left, long held, long sold) {

    static StockBook of(Item item, List<StockScripts.Level> levels) {
        return new StockBook(
                item.sku(),
                item.quantity(),
                StockScripts.Level.left(levels),
                levels.stream().mapToLong(StockScripts.Level::held).sum(),
                levels.stream().mapToLong(StockScripts.Level::sold).sum());
    }
}
