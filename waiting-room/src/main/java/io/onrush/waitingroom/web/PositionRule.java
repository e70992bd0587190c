package io.onrush.waitingroom.web;

import io.onrush.waitingroom.queue.DrawRecord;
import io.onrush.waitingroom.queue.OnsaleView;
import org.jspecify.annotations.Nullable;

/**
 * How a place's position follows from its index, so that a crowd need not ask for it: an index below {@code drawn} goes to
 * {@code compute_shuffled_index(index, drawn, seed)} of the published draw, any other stays where it is.
 *
 * @param drawn how many places were drawn; 0 where places are called by arrival
 * @param seed lower-case hex; null where nothing was drawn
 */
record PositionRule(long drawn, @Nullable String seed) {

	private static final PositionRule BY_ARRIVAL = new PositionRule(0, null);

	/** Null before a draw that is to come. */
	static @Nullable PositionRule of(OnsaleView view) {
		DrawRecord draw = view.onsale().draw();
		if (draw != null) {
			return new PositionRule(draw.entrants(), draw.seed());
		}
		return view.positions().of(0).isPresent() ? BY_ARRIVAL : null;
	}

}
