package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event for all who watch. It stands outside the heap once, where the network takes it from, so that sending it
 * copies nothing; it is put there when the first watcher is sent it, as most pages are made for polls alone.
 */
final class StatusFrame {

	private final byte[] bytes;

	private volatile @Nullable ByteBuffer shared;

	StatusFrame(byte[] bytes) {
		this.bytes = bytes;
	}

	/** The same for everybody, to be duplicated and never moved. */
	ByteBuffer shared() {
		ByteBuffer known = this.shared;
		return (known != null) ? known : share();
	}

	private synchronized ByteBuffer share() {
		ByteBuffer known = this.shared;
		if (known == null) {
			known = ByteBuffer.allocateDirect(this.bytes.length).put(this.bytes).flip().asReadOnlyBuffer();
			this.shared = known;
		}
		return known;
	}

}
