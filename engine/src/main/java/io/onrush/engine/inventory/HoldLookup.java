package io.onrush.engine.inventory;

/** What a visitor finds under a hold id. */
public sealed interface HoldLookup {

    /** Live: its seats are the visitor's. */
    record Live(Hold hold) implements HoldLookup {}

    /** Lapsed or given back: its seats are on sale again. */
    record Ended() implements HoldLookup {}

    /** Bought already. */
    record Sold(Hold hold) implements HoldLookup {}

    record NotYours() implements HoldLookup {}

    record NotFound() implements HoldLookup {}
}
