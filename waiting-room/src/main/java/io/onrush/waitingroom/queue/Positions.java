package io.onrush.waitingroom.queue;

import java.util.HexFormat;
import java.util.OptionalLong;

import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import org.jspecify.annotations.Nullable;

/** Maps the index of a place to its position: drawn places by the draw, later ones by arrival. Thread-safe. */
public final class Positions {

	static final Positions NOT_DRAWN = new Positions(null);

	private final @Nullable SwapOrNotShuffle shuffle;

	private Positions(@Nullable SwapOrNotShuffle shuffle) {
		this.shuffle = shuffle;
	}

	static Positions of(@Nullable DrawRecord draw) {
		if (draw == null) {
			return NOT_DRAWN;
		}
		byte[] seed = HexFormat.of().parseHex(draw.seed());
		return new Positions(new SwapOrNotShuffle(seed, Math.toIntExact(draw.entrants())));
	}

	/** Empty before the draw. */
	public OptionalLong of(long index) {
		if (this.shuffle == null) {
			return OptionalLong.empty();
		}
		boolean drawn = index < this.shuffle.size();
		return OptionalLong.of(drawn ? this.shuffle.positionOf((int) index) : index);
	}

}
