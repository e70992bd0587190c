package io.onrush.waitingroom.admission.control;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What a sale has done. Of holds all that were ever attempted, so that two readings tell what happened between; of payments
 * those of the last minutes.
 *
 * @param attempts to hold something, however they ended
 * @param conflicts attempts that found it taken
 * @param faults attempts that ended in a fault of ours
 * @param took attempts by how long they took: up to the bound of {@link #BOUNDS_MILLIS}, and beyond the last
 * @param payments that came to an answer, a refusal included, or should have
 * @param paymentFaults of these, without an answer or with a fault
 */
public record Pulse(long attempts, long conflicts, long faults, List<Long> took, long payments, long paymentFaults) {

	public static final List<Integer> BOUNDS_MILLIS = List.of(1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 400, 600, 800,
			1200, 1600, 2500, 5000, 10_000);

	/** Null where this one is not later: then what was counted was lost meanwhile. */
	@Nullable Pulse since(Pulse earlier) {
		List<Long> more = IntStream.range(0, this.took.size()).mapToObj(i -> this.took.get(i) - earlier.took.get(i)).toList();
		Pulse between = new Pulse(this.attempts - earlier.attempts, this.conflicts - earlier.conflicts, this.faults - earlier.faults, more,
				this.payments, this.paymentFaults);
		boolean lost = between.attempts < 0 || between.conflicts < 0 || between.faults < 0
				|| more.stream().anyMatch(count -> count < 0);
		return lost ? null : between;
	}

	/** How long 95 in 100 took at the most, in milliseconds, evenly spread between two bounds; null where none was timed. */
	@Nullable Double millisOf95() {
		long timed = this.took.stream().mapToLong(Long::longValue).sum();
		if (timed == 0) {
			return null;
		}
		double rank = 0.95 * timed;
		long below = 0;
		for (int i = 0; i < BOUNDS_MILLIS.size(); i++) {
			long within = this.took.get(i);
			if (within > 0 && below + within >= rank) {
				double from = (i == 0) ? 0 : BOUNDS_MILLIS.get(i - 1);
				return from + (BOUNDS_MILLIS.get(i) - from) * (rank - below) / within;
			}
			below += within;
		}
		return (double) BOUNDS_MILLIS.getLast();
	}

}
