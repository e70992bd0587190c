package io.onrush.waitingroom.web;

import java.util.function.LongSupplier;

/** The status streams of this process, for whoever shuts it down. */
public interface QueueStreams {

	/** Streams open now. */
	int open();

	/**
	 * Ends every stream and refuses new ones from now on; does not wait. The last thing that a stream says is how long its
	 * client should wait before it connects again.
	 * @param retryMillis asked once for each stream
	 */
	void end(LongSupplier retryMillis);

}
