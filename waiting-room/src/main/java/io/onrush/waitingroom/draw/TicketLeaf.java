package io.onrush.waitingroom.draw;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The leaf data of one entrant: ASCII {@code <ticketId>:<index>}, the ticket id as a lower-case UUID with hyphens; where the onsale
 * has lanes {@code <ticketId>:<index>:<lane>:<index in the lane>}.
 */
public final class TicketLeaf {

	private TicketLeaf() {
	}

	public static byte[] data(UUID ticketId, long index) {
		return data(ticketId, index, null);
	}

	/** @param lane null where the onsale has no lanes */
	public static byte[] data(UUID ticketId, long index, @Nullable LanePlace lane) {
		String place = ticketId + ":" + index;
		return ((lane == null) ? place : place + ":" + lane.lane() + ":" + lane.index()).getBytes(StandardCharsets.US_ASCII);
	}

}
