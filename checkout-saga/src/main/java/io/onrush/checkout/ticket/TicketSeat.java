package io.onrush.checkout.ticket;

/** A seat that gets a ticket. */
public record TicketSeat(String seatId, String category) {
}
