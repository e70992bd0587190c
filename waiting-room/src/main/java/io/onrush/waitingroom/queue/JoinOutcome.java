package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.time.Instant;

import io.onrush.waitingroom.challenge.Challenge;
import io.onrush.waitingroom.challenge.Proof;
import org.jspecify.annotations.Nullable;

/** What became of a visitor's wish to join. */
public sealed interface JoinOutcome {

	/** @param isNew false when the visitor had this place already */
	record Joined(QueueTicket ticket, boolean isNew) implements JoinOutcome {
	}

	record NotOpen(Instant queueOpensAt) implements JoinOutcome {
	}

	/** The mode is {@link Mode#CLOSED}: for a while, with a message of the admin's where there is one. */
	record Shut(@Nullable String message) implements JoinOutcome {
	}

	/** The onsale knows its visitors by something that this one has not proved. */
	record Unknown(Identity needed) implements JoinOutcome {
	}

	/** Only who registered may join. */
	record NotRegistered() implements JoinOutcome {
	}

	/** An admin took the place back. */
	record Revoked() implements JoinOutcome {
	}

	record Closed() implements JoinOutcome {
	}

	/**
	 * A place costs work first.
	 *
	 * @param refused why what was shown is not enough; null where nothing was
	 */
	record WorkNeeded(Challenge challenge, int bits, Proof.@Nullable Why refused) implements JoinOutcome {
	}

	/** The address, or its network, has as many places of the onsale as it gets. */
	record NetworkFull() implements JoinOutcome {
	}

	record CodeMissing() implements JoinOutcome {
	}

	record CodeWrong() implements JoinOutcome {
	}

	record CodeSpent() implements JoinOutcome {
	}

	/** Too many wrong ones came from here: right ones are not looked at either. */
	record TooManyCodes(Duration retryAfter) implements JoinOutcome {
	}

}
