package io.onrush.waitingroom.queue;

import java.util.UUID;

/** A visitor's place in the queue of one onsale. */
public record QueueTicket(UUID ticketId, UUID onsaleId, String visitor, long index) {
}
