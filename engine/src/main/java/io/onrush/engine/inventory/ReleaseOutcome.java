package io.onrush.engine.inventory;

/** What became of an attempt to give a hold back. */
sealed interface ReleaseOutcome {

    record Released(int seats) implements ReleaseOutcome {}

    /** No such hold, or another visitor's: which of the two is nobody's business. */
    record NotFound() implements ReleaseOutcome {}

    /** It is being bought, or is sold: the order is what can be cancelled. */
    record Ordered() implements ReleaseOutcome {}

    /** It is a hold of stock, which another script releases. */
    record OfStock() implements ReleaseOutcome {}
}
