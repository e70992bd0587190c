package io.onrush.waitingroom.queue;

import org.jspecify.annotations.Nullable;

/**
 * How far a queue has come, as Redis said last.
 *
 * @param joined places given
 * @param admitted the watermark: every position below it has been called
 * @param active passes alive
 * @param called places called whose show-up window runs
 * @param noShows places called who have not come: whose window ran out, or who were let through with everybody
 * @param through whether everybody is let through, as far as the mode allows that
 * @param ratePerMinute the rate in force; null where it is the onsale's own
 */
public record QueueProgress(long joined, long admitted, long active, long called, long noShows, boolean through,
		@Nullable Integer ratePerMinute) {

	public QueueProgress(long joined, long admitted, long active, long called, long noShows, boolean through) {
		this(joined, admitted, active, called, noShows, through, null);
	}

	public QueueProgress(long joined, long admitted, long active, long called, long noShows) {
		this(joined, admitted, active, called, noShows, false);
	}

	public static final QueueProgress NONE = new QueueProgress(0, 0, 0, 0, 0);

}
