package io.onrush.seatmap.availability;

/**
 * How far a watcher has come: all it remembers between two messages.
 *
 * @param epoch which numbering the number belongs to; grows each time this node had to start from a snapshot
 * @param seq   number of the last change the watcher has
 */
public record FeedPosition(long epoch, long seq) {

    /** Has nothing yet, so a snapshot comes first. */
    public static final FeedPosition NOTHING = new FeedPosition(-1, -1);
}
