package io.onrush.waitingroom.log;

import java.util.UUID;

import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.MerkleHashes;
import io.onrush.waitingroom.draw.TicketLeaf;
import io.onrush.waitingroom.queue.LanePlaces;
import io.onrush.waitingroom.queue.TicketIdCodec;
import org.jspecify.annotations.Nullable;

/**
 * Places that follow one another, as Redis has them.
 *
 * @param first the index of the first
 * @param tickets {@value TicketIdCodec#WIDTH} characters each
 * @param lanes {@value LanePlaces#WIDTH} each; null where the onsale has no lanes
 */
record Arrivals(long first, String tickets, @Nullable String lanes) {

	private static final int ID_LINE = 39;

	int size() {
		return this.tickets.length() / TicketIdCodec.WIDTH;
	}

	byte[][] leafHashes(int from, int to) {
		byte[][] hashes = new byte[to - from][];
		for (int at = from; at < to; at++) {
			hashes[at - from] = MerkleHashes.leaf(TicketLeaf.data(ticket(at), this.first + at, lane(at)));
		}
		return hashes;
	}

	/** A ticket id a line, with the lane behind it where there are lanes. */
	String lines() {
		StringBuilder lines = new StringBuilder(size() * ID_LINE);
		for (int at = 0; at < size(); at++) {
			LanePlace lane = lane(at);
			lines.append(ticket(at));
			if (lane != null) {
				lines.append(' ').append(lane.lane());
			}
			lines.append('\n');
		}
		return lines.toString();
	}

	private UUID ticket(int at) {
		return TicketIdCodec.decode(this.tickets.substring(at * TicketIdCodec.WIDTH, (at + 1) * TicketIdCodec.WIDTH));
	}

	private @Nullable LanePlace lane(int at) {
		return (this.lanes == null) ? null : LanePlaces.decode(this.lanes, at);
	}

}
