package io.onrush.engine.inventory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Against hoarding: how many holds of an event may come to nothing for a visitor within a time.
 *
 * @param fruitless 0: any number
 */
record HoldBudget(int fruitless, Duration window) {

    /** With the seats that a visitor may have, as the scripts read it. */
    String terms(int seatsPerVisitor) {
        return seatsPerVisitor + "," + fruitless + "," + window.toMillis();
    }

    /** The same with the access code that the visitor shows, if any. */
    String terms(int seatsPerVisitor, @Nullable AccessCode code) {
        return terms(seatsPerVisitor) + (code == null ? "" : "," + code.digest());
    }
}
