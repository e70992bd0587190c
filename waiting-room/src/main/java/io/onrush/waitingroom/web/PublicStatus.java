package io.onrush.waitingroom.web;

import java.time.Instant;

import io.onrush.waitingroom.admission.PollRule;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Outlook;
import io.onrush.waitingroom.queue.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may see of a queue.
 *
 * @param protects the origin of the site that the room stands in front of; null where an event is sold
 * @param winners of a lottery; null in other modes
 * @param ratePerMinute in force; 0 while everything is sold
 * @param message of the admin's, for visitors
 * @param outlook what is left; null where that is not known
 * @param positions how a place's position follows from its index; null before a draw that is to come
 * @param poll when asking again is worth it
 */
record PublicStatus(Phase phase, long entrants, long admitted, int ratePerMinute, Instant opensAt,
		Instant queueOpensAt, Instant closesAt, @Nullable String protects, Mode mode, @Nullable Integer winners, @Nullable String message,
		@Nullable Outlook outlook, @Nullable PositionRule positions, PollRule poll) {

	static PublicStatus of(OnsaleView view, Instant now) {
		Onsale onsale = view.onsale();
		return new PublicStatus(onsale.phase(now), view.progress().joined(), view.progress().admitted(),
				view.ratePerMinute(), onsale.opensAt(), onsale.queueOpensAt(), onsale.closesAt(),
				(onsale.site() == null) ? null : onsale.site().origin(), onsale.how().mode(), onsale.how().lastWinner(),
				onsale.how().message(), view.outlook(), PositionRule.of(view), PollRule.PUBLISHED);
	}

}
