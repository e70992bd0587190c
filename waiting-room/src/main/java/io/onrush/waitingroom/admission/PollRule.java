package io.onrush.waitingroom.admission;

import io.onrush.waitingroom.queue.Phase;

/**
 * When asking again is worth it, published so that clients who compute their position from the public status compute this
 * too. The time to go, to the opening or to the turn, times {@code share}: whoever asks after a quarter of it is in time as
 * long as the rate is not raised more than fourfold meanwhile.
 *
 * @param share of the time to go
 * @param atLeastSeconds near the turn
 * @param atMostSeconds far from the turn
 * @param openingAtMostSeconds before the opening: an admin may open by hand
 * @param pausedSeconds while nobody is called
 * @param jitter the share of an interval by which a client shortens or lengthens it at random, so that a crowd spreads
 */
public record PollRule(double share, long atLeastSeconds, long atMostSeconds, long openingAtMostSeconds,
		long pausedSeconds, double jitter) {

	public static final PollRule PUBLISHED = new PollRule(0.25, 1, 120, 30, 10, 0.15);

	/** Without the jitter, which is the client's. */
	long seconds(Phase phase, long secondsToGo) {
		return switch (phase) {
			case OPEN -> clamped(secondsToGo, this.atMostSeconds);
			case SCHEDULED, QUEUEING -> clamped(secondsToGo, this.openingAtMostSeconds);
			case PAUSED -> this.pausedSeconds;
			case CLOSED -> this.atMostSeconds;
		};
	}

	private long clamped(long secondsToGo, long atMost) {
		return Math.clamp((long) (secondsToGo * this.share), this.atLeastSeconds, atMost);
	}

}
