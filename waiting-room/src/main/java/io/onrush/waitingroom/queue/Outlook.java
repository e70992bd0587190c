package io.onrush.waitingroom.queue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What those who wait may hope for; the same for all, so that everybody can compute their own from their position.
 *
 * @param soldOut nothing is left, and nothing is held that could lapse: nobody is called until something is cancelled
 * @param left on sale, rounded down to two digits; what is held is not in it
 * @param priceRange of what is not gone; null where all is
 * @param gone names of what is sold out, in the order in which it is shown
 * @param likelyBelow who has a position below it will most likely find something
 * @param possibleBelow who has one below this, perhaps
 */
public record Outlook(boolean soldOut, long left, @Nullable PriceRange priceRange, List<String> gone, long likelyBelow,
		long possibleBelow) {

	/** In minor units. */
	public record Price(long amount, String currency) {
	}

	public record PriceRange(Price from, Price to) {
	}

	/** Of a place that has a position. */
	public Likelihood at(long position) {
		if (this.soldOut) {
			return Likelihood.NONE;
		}
		return (position < this.likelyBelow) ? Likelihood.LIKELY
				: (position < this.possibleBelow) ? Likelihood.POSSIBLE : Likelihood.UNLIKELY;
	}

	/**
	 * Of a place whose position is to be drawn: likely where any would be, possible where one in two would.
	 *
	 * @param joined how many will be drawn, as far as they are here
	 * @param winners of a lottery; null where all are called
	 */
	public Likelihood amongst(long joined, @Nullable Integer winners) {
		if (this.soldOut) {
			return Likelihood.NONE;
		}
		long called = (winners == null) ? joined : Math.min(joined, winners);
		if (called == joined && joined <= this.likelyBelow) {
			return Likelihood.LIKELY;
		}
		return (2 * Math.min(called, this.possibleBelow) >= joined) ? Likelihood.POSSIBLE : Likelihood.UNLIKELY;
	}

}
