package io.onrush.checkout.order;

import java.util.List;

/** What became of confirming a hold. */
public sealed interface ConfirmOutcome {

	/** All seats are sold to this hold. */
	record Confirmed() implements ConfirmOutcome {
	}

	/** The hold lapsed and these seats are not free any more; nothing was sold. */
	record Lost(List<String> seatIds) implements ConfirmOutcome {
	}

}
