package io.onrush.checkout.ticket;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the buyer sees it; also its JSON. It has seat and category, or sku and item. {@code code} is what
 * {@link TicketCodes} makes.
 *
 * @param item the name of what the ticket is a unit of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ticket(UUID ticketId, UUID orderId, UUID eventId, @Nullable String seat, @Nullable String category,
		@Nullable String sku, @Nullable String item, String code, TicketStatus status) {
}
