package io.onrush.engine.inventory;

/** What became of an attempt to hold stock. */
sealed interface StockHoldOutcome {

    /** What can become of any hold. */
    record OfHold(HoldOutcome outcome) implements StockHoldOutcome {}

    /** @param left what there was at a moment during the call */
    record Short(String sku, long left) implements StockHoldOutcome {}

    /** Nothing can be said of the stock at the moment. */
    record Contended() implements StockHoldOutcome {}
}
