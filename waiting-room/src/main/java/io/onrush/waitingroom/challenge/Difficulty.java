package io.onrush.waitingroom.challenge;

/** How much work a place costs: one bit more with every doubling of what is calm. {@code join_queue.lua} weighs the same within the slot. */
public final class Difficulty {

	/** The first rush asks for a bit more than this, however little is asked for in calm. */
	private static final int FIRST_BITS = 13;

	private static final double MINUTE = 60_000;

	private Difficulty() {
	}

	/** Of a visitor whose network does not ask for more than others. */
	public static int bits(DoorTerms terms, double arrivalsPerMinute) {
		int steps = steps(arrivalsPerMinute, terms.calmPerMinute());
		return (steps == 0) ? terms.leastWork() : Math.min(terms.mostWork(), Math.max(terms.leastWork(), FIRST_BITS) + steps);
	}

	/** Arrivals a minute when none came for so long; the sum of all arrivals, each worth less by the factor e with every minute. */
	public static double faded(double arrivalsPerMinute, long millis) {
		return arrivalsPerMinute * Math.exp(-Math.max(0, millis) / MINUTE);
	}

	private static int steps(double number, int calm) {
		return (number <= calm) ? 0 : (int) Math.floor(Math.log(number / calm) / Math.log(2) + 1e-9) + 1;
	}

}
