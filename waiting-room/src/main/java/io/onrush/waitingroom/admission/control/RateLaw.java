package io.onrush.waitingroom.admission.control;

import io.onrush.waitingroom.queue.ControlTerms;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the rate: adds a little while the sale bears it, multiplies down once it is strained, because that is what converges
 * (Chiu and Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance in Computer Networks", 1989). How far
 * down follows from how far the latency is above its aim, as in the gradient limit of Netflix's concurrency-limits. A rate that was
 * once too much is approached and passed in small steps, as TCP does from its slow start threshold (RFC 5681, 3.1).
 *
 * <p>
 * What keeps it from swinging: it is not raised in the last three tenths below a bound; after it was lowered nothing is judged for
 * {@value #SETTLE} decisions; and it is judged by what was attempted since the last judgement, never by fewer than {@value #ENOUGH}
 * attempts, unless hardly anybody tries for {@value #PATIENCE} decisions. Where a signal is missing the rate stays.
 */
final class RateLaw {

	static final int ENOUGH = 20;

	static final int PATIENCE = 6;

	static final int SETTLE = 4;

	private static final int ENOUGH_PAYMENTS = 10;

	private static final double CALM = 0.7;

	private static final double NEAR_CEILING = 0.85;

	private static final double OVER_CEILING = 1.25;

	private static final int STEPS_OF_RANGE = 20;

	private static final int SMALL_STEPS = 5;

	Decision next(ControlTerms terms, int base, @Nullable Memory memory, @Nullable Pulse pulse, @Nullable SaleStock stock,
			RoomFigures room, boolean open) {
		Memory before = (memory != null) ? memory : new Memory(base, base, 0, 0, null, 0, false);
		if (stock != null && stock.soldOut()) {
			return decide(terms, before.soldOut(true).judged(pulse), Reason.SOLD_OUT, null, stock);
		}
		if (before.soldOut()) {
			return (stock == null) ? decide(terms, before, Reason.NO_SIGNALS, null, null)
					: decide(terms, before.soldOut(false).judged(pulse), Reason.BACK_ON_SALE, null, stock);
		}
		if (terms.fixed()) {
			return decide(terms, new Memory(base, base, 0, 0, null, 0, false), open ? Reason.FIXED : Reason.NOT_OPEN, null, stock);
		}
		if (memory == null || memory.base() != base) {
			return decide(terms, new Memory(base, base, 0, 0, pulse, 0, false), Reason.STARTED, null, stock);
		}
		if (!open) {
			return decide(terms, before.judged(pulse), Reason.NOT_OPEN, null, stock);
		}
		return judge(terms, before, pulse, stock, room);
	}

	private static Decision judge(ControlTerms terms, Memory before, @Nullable Pulse pulse, @Nullable SaleStock stock, RoomFigures room) {
		Pulse since = (pulse == null || before.from() == null) ? null : pulse.since(before.from());
		if (pulse == null || stock == null || since == null) {
			return decide(terms, (pulse == null) ? before : before.judged(pulse), Reason.NO_SIGNALS, since, stock);
		}
		if (before.waits() > 0) {
			return decide(terms, before.waited().judged(pulse), Reason.SETTLING, since, stock);
		}
		Strain strain = Strain.of(terms, since, stock, room);
		if (strain != null) {
			double lower = terms.within(before.rate() * strain.factor());
			return decide(terms, before.at(lower, before.rate(), SETTLE).judged(pulse), strain.reason(), since, stock);
		}
		if (since.attempts() < ENOUGH && before.gathered() + 1 < PATIENCE) {
			return decide(terms, before.gathering(), Reason.GATHERING, since, stock);
		}
		return unstrained(terms, before.judged(pulse), since, stock, room);
	}

	private static Decision unstrained(ControlTerms terms, Memory before, Pulse since, SaleStock stock, RoomFigures room) {
		if (!isCalm(terms, since)) {
			return decide(terms, before, Reason.NEAR_LIMIT, since, stock);
		}
		if (room.waiting() == 0 || room.active() >= room.maxActive()) {
			return decide(terms, before, Reason.NOT_NEEDED, since, stock);
		}
		double higher = terms.within(before.rate() + step(terms, before));
		if (higher <= terms.within(before.rate())) {
			return decide(terms, before, Reason.AT_MAXIMUM, since, stock);
		}
		double ceiling = (higher > OVER_CEILING * before.ceiling()) ? 0 : before.ceiling();
		return decide(terms, before.at(higher, ceiling, 0), Reason.HEALTHY, since, stock);
	}

	private static double step(ControlTerms terms, Memory before) {
		double step = (double) (terms.within(Double.MAX_VALUE) - terms.within(0)) / STEPS_OF_RANGE;
		boolean near = before.ceiling() > 0 && before.rate() + step > NEAR_CEILING * before.ceiling();
		return Math.max(1, near ? step / SMALL_STEPS : step);
	}

	private static boolean isCalm(ControlTerms terms, Pulse since) {
		Double took = since.millisOf95();
		return (took == null || took <= CALM * terms.holdMillis())
				&& percent(since.conflicts(), since.attempts()) <= CALM * terms.conflictPercent()
				&& percent(since.faults(), since.attempts()) <= CALM * terms.faultPercent()
				&& (since.payments() < ENOUGH_PAYMENTS || percent(since.paymentFaults(), since.payments()) <= CALM * terms.faultPercent());
	}

	private static Decision decide(ControlTerms terms, Memory memory, Reason reason, @Nullable Pulse since, @Nullable SaleStock stock) {
		return new Decision(memory, terms.within(memory.rate()), reason, Evidence.of(since, stock));
	}

	private static double percent(long part, long whole) {
		return (whole == 0) ? 0 : 100.0 * part / whole;
	}

	/** What strains the sale most, and how much of the rate is left for it. */
	private record Strain(Reason reason, double factor) {

		static @Nullable Strain of(ControlTerms terms, Pulse since, SaleStock stock, RoomFigures room) {
			Double took = since.millisOf95();
			boolean enough = since.attempts() >= ENOUGH;
			if (enough && percent(since.faults(), since.attempts()) > terms.faultPercent()) {
				return new Strain(Reason.HOLD_FAULTS, 0.5);
			}
			if (enough && took != null && took > terms.holdMillis()) {
				return new Strain(Reason.SLOW_HOLDS, Math.clamp(terms.holdMillis() / took, 0.5, 0.9));
			}
			if (since.payments() >= ENOUGH_PAYMENTS && percent(since.paymentFaults(), since.payments()) > terms.faultPercent()) {
				return new Strain(Reason.PAYMENT_FAULTS, 0.7);
			}
			if (enough && percent(since.conflicts(), since.attempts()) > terms.conflictPercent()) {
				return new Strain(Reason.CONFLICTS, 0.8);
			}
			boolean enoughInside = stock.free() <= Math.max(0, Demand.of(stock, room).unitsOf(room.inside()) - stock.held());
			return enoughInside ? new Strain(Reason.STOCK_LOW, 0.7) : null;
		}

	}

}
