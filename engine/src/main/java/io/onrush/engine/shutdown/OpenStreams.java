package io.onrush.engine.shutdown;

import java.util.function.LongSupplier;

/** Streams of one kind that this process serves. */
public interface OpenStreams {

    /** How many are open now. */
    int open();

    /**
     * Ends all of them and refuses new ones from now on; does not wait.
     *
     * @param retryMillis asked once for each stream: how long its client should wait before it connects again
     */
    void end(LongSupplier retryMillis);
}
