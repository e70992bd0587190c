package io.onrush.engine.inventory;

import java.util.List;
import java.util.OptionalInt;

/** What a visitor wants to hold, in terms of the venue. */
sealed interface HoldWish {

    /** @param ordinals distinct */
    record Seats(List<Integer> ordinals) implements HoldWish {}

    /**
     * The best that are free, together.
     *
     * @param category index of the only category; empty: any, but one for all
     * @param sections indexes of the only sections, ascending; none: any
     * @param accessible accessible seats and no others; else others and no accessible ones
     */
    record BestAvailable(int quantity, OptionalInt category, List<Integer> sections, boolean accessible) implements HoldWish {}
}
