package io.onrush.seatmap.stream;

import java.util.function.LongSupplier;

/** The availability streams of this node, SSE and RSocket, for whoever shuts it down. */
public interface SeatStreams {

    /** Streams open now. */
    int open();

    /**
     * Ends every stream and refuses new ones from now on; does not wait. The last thing that a stream says is how long its
     * client should wait before it connects again: an SSE stream as {@code retry}, an RSocket stream in its error.
     *
     * @param retryMillis asked once for each stream
     */
    void end(LongSupplier retryMillis);
}
