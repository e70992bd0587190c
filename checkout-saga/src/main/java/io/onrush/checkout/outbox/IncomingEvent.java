package io.onrush.checkout.outbox;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An event as it was published; see {@link OutgoingEvent}. {@code trace} is that of its publication. */
public record IncomingEvent(UUID id, String topic, String key, String type, String payload,
		@Nullable String trace) {

	public IncomingEvent(UUID id, String topic, String key, String type, String payload) {
		this(id, topic, key, type, payload, null);
	}

}
