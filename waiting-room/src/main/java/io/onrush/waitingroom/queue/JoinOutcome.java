package io.onrush.waitingroom.queue;

import java.time.Instant;

/** What became of a visitor's wish to join. */
public sealed interface JoinOutcome {

	/** @param isNew false when the visitor had this place already */
	record Joined(QueueTicket ticket, boolean isNew) implements JoinOutcome {
	}

	record NotOpen(Instant queueOpensAt) implements JoinOutcome {
	}

	record Closed() implements JoinOutcome {
	}

}
