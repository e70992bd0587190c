package io.onrush.checkout.order;

import java.util.List;

/** What became of a claim. */
public sealed interface ClaimOutcome {

	/** All seats are claimed for this order. */
	record Claimed() implements ClaimOutcome {
	}

	/** These seats belong to another order; nothing was claimed. */
	record Taken(List<String> seatIds) implements ClaimOutcome {
	}

	/** The hold ran out before the claim; what was claimed all the same is given up by {@link Inventory#unclaim}. */
	record HoldLapsed() implements ClaimOutcome {
	}

}
