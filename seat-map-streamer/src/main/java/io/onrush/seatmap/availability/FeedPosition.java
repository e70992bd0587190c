package io.onrush.seatmap.availability;

/**
 * How far a watcher has come: all it remembers between two messages.
 *
 * @param epoch which numbering the number belongs to; grows each time this node had to start from a snapshot
 * @param seq   number of the last change the watcher has
 * @param stock version of the stock that the watcher has; 0 for that of none
 */
public record FeedPosition(long epoch, long seq, long stock) {

    /** Has nothing yet, so a snapshot comes first. */
    public static final FeedPosition NOTHING = new FeedPosition(-1, -1, -1);
}
