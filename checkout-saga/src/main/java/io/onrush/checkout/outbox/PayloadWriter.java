package io.onrush.checkout.outbox;

import java.util.UUID;

/** Writes an event's JSON, which carries the event's own id. */
@FunctionalInterface
public interface PayloadWriter {

	String write(UUID eventId);

}
