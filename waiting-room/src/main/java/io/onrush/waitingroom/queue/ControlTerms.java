package io.onrush.waitingroom.queue;

import org.jspecify.annotations.Nullable;

/**
 * Between which rates the controller of admission chooses, and from when on it finds the sale strained. Without the two rates
 * the rate is fixed, and the rest does not matter.
 *
 * @param minPerMinute no lower rate is chosen while there is anything left; null with {@code maxPerMinute}
 * @param maxPerMinute no higher rate is chosen
 * @param holdMillis of 95 in 100 attempts to hold: how long they should take at the most
 * @param conflictPercent of the attempts to hold: how many may find their seats taken
 * @param faultPercent how many attempts to hold, and how many payments, may end in a fault
 */
public record ControlTerms(@Nullable Integer minPerMinute, @Nullable Integer maxPerMinute, Integer holdMillis,
		Integer conflictPercent, Integer faultPercent) {

	public static final ControlTerms FIXED = new ControlTerms(null, null, null, null, null);

	private static final int HOLD_MILLIS = 250;

	private static final int CONFLICT_PERCENT = 60;

	private static final int FAULT_PERCENT = 5;

	/** Puts the usual bounds where none are given. */
	public ControlTerms(@Nullable Integer minPerMinute, @Nullable Integer maxPerMinute, @Nullable Integer holdMillis,
			@Nullable Integer conflictPercent, @Nullable Integer faultPercent) {
		this.minPerMinute = minPerMinute;
		this.maxPerMinute = maxPerMinute;
		this.holdMillis = (holdMillis != null) ? holdMillis : HOLD_MILLIS;
		this.conflictPercent = (conflictPercent != null) ? conflictPercent : CONFLICT_PERCENT;
		this.faultPercent = (faultPercent != null) ? faultPercent : FAULT_PERCENT;
	}

	/** Between two rates, with the usual bounds. */
	public static ControlTerms between(int minPerMinute, int maxPerMinute) {
		return new ControlTerms(minPerMinute, maxPerMinute, null, null, null);
	}

	/** Whether the rate is the admin's and nobody else's. */
	public boolean fixed() {
		return this.minPerMinute == null || this.maxPerMinute == null;
	}

	/** A rate within the limits; any rate where it is fixed. */
	public int within(double perMinute) {
		if (this.minPerMinute == null || this.maxPerMinute == null) {
			return (int) Math.round(perMinute);
		}
		return (int) Math.round(Math.clamp(perMinute, this.minPerMinute, this.maxPerMinute));
	}

}
