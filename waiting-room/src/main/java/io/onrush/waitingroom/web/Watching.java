package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** What holds for all watchers of this process together: how many they are, how long each may stay, and whether all have to go. */
final class Watching {

	private final AtomicInteger watchers = new AtomicInteger();

	private final Duration maxAge;

	private volatile @Nullable LongSupplier retryMillis;

	Watching(Duration maxAge) {
		this.maxAge = maxAge;
	}

	Duration maxAge() {
		return this.maxAge;
	}

	int open() {
		return this.watchers.get();
	}

	void came() {
		this.watchers.incrementAndGet();
	}

	void left() {
		this.watchers.decrementAndGet();
	}

	/** @param retryMillis asked once for each watcher */
	void end(LongSupplier retryMillis) {
		this.retryMillis = retryMillis;
	}

	boolean isEnding() {
		return this.retryMillis != null;
	}

	/** Once it is ending: when to come back. */
	ByteBuffer lastWords() {
		LongSupplier retry = this.retryMillis;
		if (retry == null) {
			throw new IllegalStateException("Nobody has to go");
		}
		return retry(retry.getAsLong());
	}

	static ByteBuffer retry(long millis) {
		return ByteBuffer.wrap(("retry: " + millis + "\n\n").getBytes(StandardCharsets.US_ASCII));
	}

}
