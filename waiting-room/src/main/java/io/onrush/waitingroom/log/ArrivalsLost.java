package io.onrush.waitingroom.log;

import java.util.UUID;

/** Redis does not have tickets that were given: it was lost, or the queue's keys have expired. */
final class ArrivalsLost extends RuntimeException {

	private static final long serialVersionUID = 1;

	ArrivalsLost(UUID onsale) {
		super("Redis does not have all tickets of onsale " + onsale);
	}

}
