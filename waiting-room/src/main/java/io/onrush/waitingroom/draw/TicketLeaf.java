package io.onrush.waitingroom.draw;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The leaf data of one entrant: ASCII {@code <ticketId>:<index>}, the ticket id as a lower-case UUID with hyphens. */
public final class TicketLeaf {

	private TicketLeaf() {
	}

	public static byte[] data(UUID ticketId, long index) {
		return (ticketId + ":" + index).getBytes(StandardCharsets.US_ASCII);
	}

}
