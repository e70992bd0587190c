package io.onrush.checkout.order;

import reactor.core.publisher.Mono;

/**
 * What the checkout needs to know and to have done about seats. The application implements it. Every call may be repeated at
 * any time, also after a later call of the same order, and must then answer as before or do nothing; a fault is an error
 * signal, and the saga tries again.
 */
public interface Inventory {

	/** The seats of a hold and their prices, if the hold is the visitor's and still runs. */
	Mono<HoldLookup> find(String holdId, String visitorId);

	/**
	 * Gives a running hold the time of a checkout, once, before its order is accepted: the order may wait in a queue. Its
	 * visitor cannot give it back from then on. False where it has lapsed.
	 */
	Mono<Boolean> keep(String holdId, String visitorId);

	/**
	 * Claims all seats or none, where the claim authority decides, and keeps the hold alive for the time of the checkout.
	 * Idempotent by order id.
	 */
	Mono<ClaimOutcome> claim(OrderSeats seats);

	/** Gives up the order's claims, if it has any; never those of another order. */
	Mono<Void> unclaim(OrderSeats seats);

	/** Turns the hold into a sale; re-acquires a lapsed hold when all of its seats are free. */
	Mono<ConfirmOutcome> confirm(OrderSeats seats);

	/** Puts the seats that this hold holds or bought on sale again; never seats that another hold has. */
	Mono<Void> putBack(OrderSeats seats);

}
