package io.onrush.waitingroom.web;

import java.util.List;
import java.util.stream.IntStream;

import io.onrush.waitingroom.queue.DrawRecord;
import io.onrush.waitingroom.queue.OnsaleView;
import org.jspecify.annotations.Nullable;

/**
 * How a place's position follows from its index, so that a crowd need not ask for it: an index below {@code drawn} goes to
 * {@code compute_shuffled_index(index, drawn, seed)} of the published draw, any other stays where it is. Where there are lanes each was
 * drawn by itself, see {@link io.onrush.waitingroom.draw.LaneDraw}.
 *
 * @param drawn how many places were drawn; 0 where places are called by arrival
 * @param seed lower-case hex; null where nothing was drawn
 * @param lanes in the order of their numbers; empty where all were drawn as one
 */
record PositionRule(long drawn, @Nullable String seed, List<LaneRule> lanes) {

	private static final PositionRule BY_ARRIVAL = new PositionRule(0, null, List.of());

	/** Null before a draw that is to come. */
	static @Nullable PositionRule of(OnsaleView view) {
		DrawRecord draw = view.onsale().draw();
		if (draw != null) {
			return new PositionRule(draw.entrants(), draw.seed(), lanes(view.onsale().lanes().shares(), draw.laneSizes()));
		}
		return view.positions().of(0).isPresent() ? BY_ARRIVAL : null;
	}

	private static List<LaneRule> lanes(int[] shares, List<Long> sizes) {
		return IntStream.range(0, sizes.size()).mapToObj(lane -> new LaneRule(shares[lane], sizes.get(lane))).toList();
	}

	/** @param size how many places of the lane were drawn */
	record LaneRule(int share, long size) {
	}

}
