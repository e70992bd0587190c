package io.onrush.waitingroom.queue;

import java.util.HexFormat;
import java.util.OptionalLong;

import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import org.jspecify.annotations.Nullable;

/** Maps the index of a place to its position: drawn places by the draw, all others by arrival. Thread-safe. */
public final class Positions {

	static final Positions NOT_DRAWN = new Positions(null);

	private static final Positions BY_ARRIVAL = new Positions(null);

	private final @Nullable SwapOrNotShuffle shuffle;

	private Positions(@Nullable SwapOrNotShuffle shuffle) {
		this.shuffle = shuffle;
	}

	static Positions of(Onsale onsale) {
		DrawRecord draw = onsale.draw();
		if (draw == null) {
			return onsale.countsByArrival() ? BY_ARRIVAL : NOT_DRAWN;
		}
		return of(draw);
	}

	static Positions of(DrawRecord draw) {
		byte[] seed = HexFormat.of().parseHex(draw.seed());
		return new Positions(new SwapOrNotShuffle(seed, Math.toIntExact(draw.entrants())));
	}

	/** The positions of a later state of the same onsale: these, with their warm cache, where the order is the same. */
	Positions after(Onsale newer) {
		return (this.shuffle != null && newer.draw() != null) ? this : of(newer);
	}

	/** Empty before a draw that is to come. */
	public OptionalLong of(long index) {
		if (this.shuffle == null) {
			return (this == BY_ARRIVAL) ? OptionalLong.of(index) : OptionalLong.empty();
		}
		boolean drawn = index < this.shuffle.size();
		return OptionalLong.of(drawn ? this.shuffle.positionOf((int) index) : index);
	}

}
