package io.onrush.waitingroom.queue;

import java.time.Instant;

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

}
