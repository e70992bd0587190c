package io.onrush.waitingroom.admission.control;

import org.jspecify.annotations.Nullable;

/**
 * What a decision was made from; also its JSON. Null: not known, or too little to tell.
 *
 * @param attempts to hold since the last judgement
 * @param holdMillis how long 95 in 100 of them took at the most
 * @param payments of the last minutes
 * @param left on sale
 * @param held in somebody's hands
 */
public record Evidence(@Nullable Long attempts, @Nullable Long holdMillis, @Nullable Long conflictPercent,
		@Nullable Long faultPercent, @Nullable Long payments, @Nullable Long paymentFaultPercent, @Nullable Long left,
		@Nullable Long held) {

	static Evidence of(@Nullable Pulse pulse, @Nullable SaleStock stock) {
		Long left = (stock == null) ? null : Long.valueOf(stock.free());
		Long held = (stock == null) ? null : Long.valueOf(stock.held());
		if (pulse == null) {
			return new Evidence(null, null, null, null, null, null, left, held);
		}
		Double took = pulse.millisOf95();
		return new Evidence(pulse.attempts(), (took == null) ? null : Long.valueOf(Math.round(took)),
				percent(pulse.conflicts(), pulse.attempts()), percent(pulse.faults(), pulse.attempts()), pulse.payments(),
				percent(pulse.paymentFaults(), pulse.payments()), left, held);
	}

	private static @Nullable Long percent(long part, long whole) {
		return (whole == 0) ? null : Long.valueOf(Math.round(100.0 * part / whole));
	}

}
