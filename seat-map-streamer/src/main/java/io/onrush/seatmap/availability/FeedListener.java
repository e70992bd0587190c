package io.onrush.seatmap.availability;

/** Is told, without delay and on any thread, that there may be something new. Must return at once and not throw. */
public interface FeedListener {

    void changed();

    /** The feed has ended; nothing follows. */
    void closed();
}
