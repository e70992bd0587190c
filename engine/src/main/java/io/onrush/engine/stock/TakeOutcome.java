package io.onrush.engine.stock;

/** What became of taking units of one SKU. */
sealed interface TakeOutcome {

    /** @param bucket the sub-bucket that all of them came from */
    record Taken(int bucket) implements TakeOutcome {}

    /** At a moment during the call there were no more than these left of the SKU. */
    record Short(long left) implements TakeOutcome {}

    /** Redis does not have the stock, or not all of it: it lost it, or it is being loaded. */
    record NotLoaded() implements TakeOutcome {}

    /** Units came back and went away again for as long as this call looked: nothing can be said of the stock. */
    record Contended() implements TakeOutcome {}
}
