package io.onrush.checkout.order;

import java.util.List;
import java.util.UUID;

/** The seats and items of an order, with all that identifies their hold. */
public record OrderSeats(UUID orderId, UUID eventId, String holdId, String visitorId, long fence, List<Seat> seats,
		List<Item> items) {

	/** A seat by its public id and by its ordinal in the event's seat map. */
	public record Seat(String seatId, int ordinal) {
	}

	/** Units of what is sold by number. */
	public record Item(String sku, int quantity) {
	}

}
