package io.onrush.waitingroom.admission.control;

/** Why the rate is what it is. The names are part of the API: docs/admission.md says what to do about each. */
public enum Reason {

	/** The admin sets it, and nothing is controlled. */
	FIXED,

	/** No place is called: the sale has not opened, or is paused. */
	NOT_OPEN,

	/** Control begins at the admin's rate. */
	STARTED,

	/** Raised: the sale bears it. */
	HEALTHY,

	/** Kept: the sale would bear more, but the admin would not. */
	AT_MAXIMUM,

	/** Kept: raising it would let nobody in sooner, as nobody waits or all slots are taken. */
	NOT_NEEDED,

	/** Kept: the sale is near what it bears. */
	NEAR_LIMIT,

	/** Kept: there were too few attempts to hold to judge by. */
	GATHERING,

	/** Kept: it was lowered a moment ago, and what that does is not to be seen yet. */
	SETTLING,

	/** Kept: what the sale does is not known at the moment. */
	NO_SIGNALS,

	/** Lowered: attempts to hold end in faults. */
	HOLD_FAULTS,

	/** Lowered: attempts to hold take too long. */
	SLOW_HOLDS,

	/** Lowered: payments end in faults or without an answer. */
	PAYMENT_FAULTS,

	/** Lowered: too many find their seats taken. */
	CONFLICTS,

	/** Lowered: those who are inside can buy all that is left. */
	STOCK_LOW,

	/** Nobody is called: everything is sold. */
	SOLD_OUT,

	/** Something came back: places are called again. */
	BACK_ON_SALE

}
