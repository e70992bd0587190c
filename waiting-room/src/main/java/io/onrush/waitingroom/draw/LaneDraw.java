package io.onrush.waitingroom.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.IntStream;

/**
 * Draws every lane by itself with {@link SwapOrNotShuffle} and merges them. The seed of lane l is SHA-256 of the draw's seed
 * and the ASCII text {@code lane:<l>}, so that what one lane's order is says nothing of another's. Thread-safe.
 */
public final class LaneDraw {

	private final SwapOrNotShuffle[] lanes;

	private final LaneMerge merge;

	/**
	 * @param seed of the draw, 32 bytes
	 * @param shares of every lane, in lane order
	 * @param sizes how many places of each are drawn
	 */
	public LaneDraw(byte[] seed, int[] shares, long[] sizes) {
		this.merge = new LaneMerge(shares, sizes);
		this.lanes = IntStream.range(0, sizes.length)
			.mapToObj(lane -> new SwapOrNotShuffle(seed(seed, lane), Math.toIntExact(sizes[lane])))
			.toArray(SwapOrNotShuffle[]::new);
	}

	/** @throws IndexOutOfBoundsException where the place was not drawn */
	public long positionOf(LanePlace place) {
		return this.merge.positionOf(place.lane(), this.lanes[place.lane()].positionOf(Math.toIntExact(place.index())));
	}

	static byte[] seed(byte[] seed, int lane) {
		MessageDigest digest = Sha256.digest();
		digest.update(seed);
		return digest.digest(("lane:" + lane).getBytes(StandardCharsets.US_ASCII));
	}

}
