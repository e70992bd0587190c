package io.onrush.waitingroom.web;

import java.time.Instant;

import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;

/** What anybody may see of a queue. */
record PublicStatus(Phase phase, long entrants, long admitted, int ratePerMinute, Instant opensAt,
		Instant queueOpensAt, Instant closesAt) {

	static PublicStatus of(OnsaleView view, Instant now) {
		Onsale onsale = view.onsale();
		return new PublicStatus(onsale.phase(now), view.progress().joined(), view.progress().admitted(),
				onsale.admissionsPerMinute(), onsale.opensAt(), onsale.queueOpensAt(), onsale.closesAt());
	}

}
