package io.onrush.checkout.ticket;

/** VALID until its order is cancelled, then VOID for ever. */
public enum TicketStatus {

	VALID, VOID

}
