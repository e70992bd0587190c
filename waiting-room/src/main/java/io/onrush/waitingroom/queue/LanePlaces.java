package io.onrush.waitingroom.queue;

import java.util.List;
import java.util.stream.LongStream;

import io.onrush.waitingroom.draw.LanePlace;

/**
 * The lanes of places as Redis stores them beside the tickets: {@value #WIDTH} digits a place, the lane's number and the index in
 * the lane. So the leaf of any place can be made without counting those before it.
 */
public final class LanePlaces {

	public static final int WIDTH = 10;

	private LanePlaces() {
	}

	/** @param stored {@value #WIDTH} digits */
	public static LanePlace decode(String stored) {
		return new LanePlace(stored.charAt(0) - '0', Long.parseLong(stored.substring(1)));
	}

	/** @param at the place's number among the stored ones */
	public static LanePlace decode(String stored, int at) {
		return decode(stored.substring(at * WIDTH, (at + 1) * WIDTH));
	}

	/** How many there are of each of so many lanes. */
	static List<Long> sizes(String stored, int lanes) {
		long[] sizes = new long[lanes];
		for (int at = 0; at < stored.length(); at += WIDTH) {
			sizes[stored.charAt(at) - '0']++;
		}
		return LongStream.of(sizes).boxed().toList();
	}

}
