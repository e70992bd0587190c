package io.onrush.waitingroom.admission;

import java.time.Instant;

/** What became of a queue ticket shown for a pass. */
public sealed interface PassOutcome {

	/** @param token the signed pass; the same place gets the same pass id and expiry while it lives */
	record Issued(String token, Instant expiresAt) implements PassOutcome {
	}

	/** Not called yet, no slot free, or admission is paused; the place is kept. */
	record NotYourTurn(Turn turn) implements PassOutcome {
	}

	/** The pass of this place has expired or was left. */
	record Spent() implements PassOutcome {
	}

	/** An admin took the place back. */
	record Revoked() implements PassOutcome {
	}

	/** The address, or its network, has as many passes of the onsale as it gets. */
	record NetworkFull() implements PassOutcome {
	}

	/** Redis lost this place in a failover. */
	record Lost() implements PassOutcome {
	}

	/** The lottery was drawn, and this place is none of the winners. */
	record NotDrawn() implements PassOutcome {
	}

	record Closed(Instant closesAt) implements PassOutcome {
	}

}
