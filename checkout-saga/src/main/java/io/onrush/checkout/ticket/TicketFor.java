package io.onrush.checkout.ticket;

/** What a ticket lets in to, or is exchanged for. */
public sealed interface TicketFor {

	/** What its code is signed over, beside the ids of ticket and event: no two kinds have the same. */
	String subject();

	/** One seat. */
	record Seat(String seatId, String category) implements TicketFor {

		@Override
		public String subject() {
			return this.seatId;
		}

	}

	/** One unit of what is sold by number. */
	record Unit(String sku, String name) implements TicketFor {

		@Override
		public String subject() {
			return "item:" + this.sku;
		}

	}

}
