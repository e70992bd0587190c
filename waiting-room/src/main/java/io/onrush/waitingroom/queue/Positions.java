package io.onrush.waitingroom.queue;

import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalLong;

import io.onrush.waitingroom.draw.LaneDraw;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import org.jspecify.annotations.Nullable;

/** Maps the index of a place to its position: drawn places by the draw, all others by arrival. Thread-safe. */
public final class Positions {

	static final Positions NOT_DRAWN = new Positions(0, null, null);

	private static final Positions BY_ARRIVAL = new Positions(0, null, null);

	private final long drawn;

	private final @Nullable SwapOrNotShuffle shuffle;

	private final @Nullable LaneDraw lanes;

	private Positions(long drawn, @Nullable SwapOrNotShuffle shuffle, @Nullable LaneDraw lanes) {
		this.drawn = drawn;
		this.shuffle = shuffle;
		this.lanes = lanes;
	}

	static Positions of(Onsale onsale) {
		DrawRecord draw = onsale.draw();
		if (draw == null) {
			return onsale.countsByArrival() ? BY_ARRIVAL : NOT_DRAWN;
		}
		return of(draw, onsale.lanes());
	}

	static Positions of(DrawRecord draw, Lanes lanes) {
		byte[] seed = HexFormat.of().parseHex(draw.seed());
		if (lanes.isEmpty()) {
			return new Positions(draw.entrants(), new SwapOrNotShuffle(seed, Math.toIntExact(draw.entrants())), null);
		}
		long[] sizes = draw.laneSizes().stream().mapToLong(Long::longValue).toArray();
		return new Positions(draw.entrants(), null, new LaneDraw(seed, lanes.shares(), sizes));
	}

	/** The positions of a later state of the same onsale: these, with their warm cache, where the order is the same. */
	Positions after(Onsale newer) {
		return (isDrawn() && newer.draw() != null) ? this : of(newer);
	}

	/** Of a place of an onsale without lanes; empty before a draw that is to come. */
	public OptionalLong of(long index) {
		return of(index, null);
	}

	public OptionalLong of(QueueTicket ticket) {
		return of(ticket.index(), ticket.lane());
	}

	private OptionalLong of(long index, @Nullable LanePlace lane) {
		if (!isDrawn()) {
			return (this == BY_ARRIVAL) ? OptionalLong.of(index) : OptionalLong.empty();
		}
		return OptionalLong.of((index < this.drawn) ? drawn(index, lane) : index);
	}

	private long drawn(long index, @Nullable LanePlace lane) {
		return (this.shuffle != null) ? this.shuffle.positionOf((int) index)
				: Objects.requireNonNull(this.lanes).positionOf(Objects.requireNonNull(lane, "a place of an onsale with lanes has one"));
	}

	private boolean isDrawn() {
		return this.shuffle != null || this.lanes != null;
	}

}
