package io.onrush.checkout.outbox;

import java.util.UUID;

/**
 * An event to publish. The id is the consumer's means to recognise a repetition; events with the same key keep their order.
 * The payload is JSON.
 */
public record OutgoingEvent(UUID id, String topic, String key, String type, String payload) {
}
