package io.onrush.engine.stock;

/** What became of taking units of one or more SKUs, all or nothing. Where it is not {@code Taken}, nothing is. */
public sealed interface StockOutcome {

    record Taken(StockTake take) implements StockOutcome {}

    /**
     * The first SKU, in their order, of which there were too few.
     *
     * @param left what there was at a moment during the call
     */
    record Short(String sku, long left) implements StockOutcome {}

    /** Redis does not have the stock: it lost it, or it is being loaded. */
    record NotLoaded() implements StockOutcome {}

    /** Units come back and go away faster than this call could tell whether there are enough. */
    record Contended() implements StockOutcome {}
}
