package io.onrush.loadtests.shopper;

/**
 * Seats side by side, by ordinal.
 *
 * @param count 0: none
 */
record Seats(int first, int count) {

    /** So many free seats side by side from there on, else from the front, else fewer. */
    static Seats sideBySide(String availability, int wanted, int from) {
        for (int run = wanted; run > 0; run--) {
            String free = "A".repeat(run);
            int at = availability.indexOf(free, from);
            int found = at >= 0 ? at : availability.indexOf(free);
            if (found >= 0) {
                return new Seats(found, run);
            }
        }
        return new Seats(0, 0);
    }
}
