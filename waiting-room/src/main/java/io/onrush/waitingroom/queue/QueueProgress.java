package io.onrush.waitingroom.queue;

/**
 * How far a queue has come, as Redis said last.
 *
 * @param joined places given
 * @param admitted the watermark: every position below it has been called
 * @param active passes alive
 * @param called places called whose show-up window runs
 * @param noShows places whose window ran out and who have not come since
 */
public record QueueProgress(long joined, long admitted, long active, long called, long noShows) {

	public static final QueueProgress NONE = new QueueProgress(0, 0, 0, 0, 0);

}
