package io.onrush.checkout.ticket;

import java.util.UUID;

/** A ticket as the buyer sees it; also its JSON. {@code code} is what {@link TicketCodes} makes. */
public record Ticket(UUID ticketId, UUID orderId, UUID eventId, String seat, String category, String code,
		TicketStatus status) {
}
