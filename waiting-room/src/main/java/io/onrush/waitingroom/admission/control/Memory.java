package io.onrush.waitingroom.admission.control;

import org.jspecify.annotations.Nullable;

/**
 * What a decision has to know of those before; kept in Redis, so that any node may take the next.
 *
 * @param rate chosen last; kept while everything is sold
 * @param base the admin's rate that it began from
 * @param ceiling the rate at which the sale was strained last; 0 where it never was, or it is well above that by now
 * @param waits for so many decisions more, to see what lowering it did
 * @param from the pulse since when attempts are weighed; null where there was none
 * @param gathered decisions since then
 */
record Memory(double rate, int base, double ceiling, int waits, @Nullable Pulse from, int gathered, boolean soldOut) {

	Memory judged(@Nullable Pulse now) {
		return new Memory(this.rate, this.base, this.ceiling, this.waits, now, 0, this.soldOut);
	}

	Memory gathering() {
		return new Memory(this.rate, this.base, this.ceiling, this.waits, this.from, this.gathered + 1, this.soldOut);
	}

	Memory waited() {
		return new Memory(this.rate, this.base, this.ceiling, this.waits - 1, this.from, this.gathered, this.soldOut);
	}

	Memory soldOut(boolean isSoldOut) {
		return new Memory(this.rate, this.base, this.ceiling, this.waits, this.from, this.gathered, isSoldOut);
	}

	Memory at(double newRate, double newCeiling, int newWaits) {
		return new Memory(newRate, this.base, newCeiling, newWaits, this.from, this.gathered, this.soldOut);
	}

}
