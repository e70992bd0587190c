package io.onrush.seatmap.availability;

import java.util.List;

/** What the source knows about the changes after a number. */
public sealed interface ChangePage {

    /**
     * The changes, in the order of their numbers, without a gap.
     *
     * @param lastSeq the number up to which this page is complete: that of its last change, or the number asked for when
     *                there is none
     */
    record Changes(List<SeatChange> changes, long lastSeq) implements ChangePage {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /** The changes are no longer there: take a snapshot. */
    record TooOld() implements ChangePage {
    }
}
