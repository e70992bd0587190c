package io.onrush.checkout.outbox;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event to publish. The id is the consumer's means to recognise a repetition; events with the same key keep their order.
 * The payload is JSON. {@code trace} is the {@code traceparent} of the span that it comes from, where there is one.
 */
public record OutgoingEvent(UUID id, String topic, String key, String type, String payload,
		@Nullable String trace) {

	public OutgoingEvent(UUID id, String topic, String key, String type, String payload) {
		this(id, topic, key, type, payload, null);
	}

}
