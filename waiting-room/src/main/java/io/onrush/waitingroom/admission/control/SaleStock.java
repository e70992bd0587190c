package io.onrush.waitingroom.admission.control;

import java.util.List;

/**
 * What is left to sell.
 *
 * @param offers what is sold, in the order in which it is shown
 * @param kept places that are not on general sale, but that visitors with a code may still buy
 * @param orders that were bought and not given back
 * @param sold seats and units in these
 * @param mostPerVisitor seats and units that one visitor may have
 */
public record SaleStock(List<Offer> offers, long kept, long orders, long sold, int mostPerVisitor) {

	/** A category of seats, or an item: what it costs, and how many are on sale and in somebody's hands. */
	public record Offer(String name, long amount, String currency, long free, long held) {

		boolean gone() {
			return this.free == 0 && this.held == 0;
		}

	}

	long free() {
		return this.offers.stream().mapToLong(Offer::free).sum();
	}

	long held() {
		return this.offers.stream().mapToLong(Offer::held).sum();
	}

	/** Nothing is on sale any more and nothing can lapse; only what is cancelled comes back. */
	boolean soldOut() {
		return this.sold > 0 && !this.offers.isEmpty() && this.kept == 0 && this.offers.stream().allMatch(Offer::gone);
	}

}
