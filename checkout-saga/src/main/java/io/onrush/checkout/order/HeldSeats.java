package io.onrush.checkout.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.onrush.checkout.Money;
import org.jspecify.annotations.Nullable;

/**
 * A running hold, of seats, of items, or of both. At least one line or item; all prices and the total in one currency, the
 * total being the sum of the prices.
 *
 * @param fence grows with every hold of the event
 * @param trace the {@code traceparent} of the visitor's journey, where it is traced
 */
public record HeldSeats(String holdId, UUID eventId, String visitorId, List<Line> lines, List<Item> items, Money total,
		long fence, Instant expiresAt, @Nullable String trace) {

	public HeldSeats(String holdId, UUID eventId, String visitorId, List<Line> lines, Money total, long fence,
			Instant expiresAt) {
		this(holdId, eventId, visitorId, lines, List.of(), total, fence, expiresAt, null);
	}

	/** One held seat: its public id, its ordinal in the event's seat map, and what it costs. */
	public record Line(String seatId, int ordinal, String category, Money price) {
	}

	/** Held units of what is sold by number: its id, its name for people, how many, and what one costs. */
	public record Item(String sku, String name, int quantity, Money price) {
	}

}
