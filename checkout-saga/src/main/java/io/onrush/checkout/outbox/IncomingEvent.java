package io.onrush.checkout.outbox;

import java.util.UUID;

/** An event as it was published; see {@link OutgoingEvent}. */
public record IncomingEvent(UUID id, String topic, String key, String type, String payload) {
}
