package io.onrush.checkout.ticket;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One page of an event's valid tickets; also its JSON.
 *
 * @param tickets by id
 * @param next after which ticket the next page begins; null where there is none
 */
public record TicketPage(List<Ticket> tickets, @Nullable UUID next) {

	static TicketPage of(List<Ticket> found, int limit) {
		List<Ticket> shown = found.subList(0, Math.min(limit, found.size()));
		return new TicketPage(shown, (found.size() > limit) ? shown.getLast().ticketId() : null);
	}

}
