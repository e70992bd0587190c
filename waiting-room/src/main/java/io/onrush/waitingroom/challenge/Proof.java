package io.onrush.waitingroom.challenge;

/** What a client has shown for the work that is asked of it. */
public sealed interface Proof {

	/** Nothing was sent. */
	record None() implements Proof {
	}

	/**
	 * A challenge of ours, for this visitor and this onsale, solved in time.
	 *
	 * @param bits of work that were asked for
	 * @param after the visitor's last place when it was given, -1 for none: it buys the next one and no other
	 */
	record Solved(int bits, long after) implements Proof {
	}

	record Refused(Why why) implements Proof {
	}

	/** In metrics and in the problem's {@code reason} by its name in lower case. */
	enum Why {

		/** Not what {@link Solution} is. */
		MALFORMED,

		/** Not the number that was asked for, or not signed by us. */
		WRONG,

		/** Another visitor's, or of another onsale. */
		NOT_YOURS,

		EXPIRED,

		/** It has bought a place already, which is spent. */
		USED

	}

}
