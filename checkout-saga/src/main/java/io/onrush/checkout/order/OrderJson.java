package io.onrush.checkout.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onrush.checkout.Money;
import org.jspecify.annotations.Nullable;

/** An order as its buyer sees it. Absent fields are left out; times are ISO-8601 UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderJson(UUID orderId, UUID eventId, String holdId, OrderStatus status, @Nullable String reason, String email,
		List<SeatJson> seats, List<ItemJson> items, Money total, String createdAt, @Nullable String confirmedAt,
		@Nullable String cancellableUntil) {

	static OrderJson of(Order order, @Nullable Instant cancellableUntil) {
		String currency = order.total().currency();
		List<SeatJson> seats = order.lines()
			.stream()
			.map(line -> new SeatJson(line.seatId(), line.category(), new Money(line.amount(), currency)))
			.toList();
		return new OrderJson(order.id(), order.eventId(), order.holdId(), order.status(), order.reason(), order.email(),
				seats, items(order, currency), order.total(), text(order.createdAt()), text(order.confirmedAt()), text(cancellableUntil));
	}

	private static List<ItemJson> items(Order order, String currency) {
		return order.items()
			.stream()
			.map(item -> new ItemJson(item.sku(), item.name(), item.quantity(), new Money(item.amount(), currency),
					new Money(item.total(), currency)))
			.toList();
	}

	private static @Nullable String text(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
	}

	/** A seat of an order. */
	record SeatJson(String id, String category, Money price) {
	}

	/** Units of an item of an order: the price of one, and of all. */
	record ItemJson(String sku, String name, int quantity, Money price, Money total) {
	}

	/** The answer to an accepted order or cancellation. */
	record Accepted(UUID orderId, OrderStatus status) {
	}

	/** One event of the progress stream. {@code status} is the order's status when the line was read. */
	record Progress(long seq, String step, String outcome, OrderStatus status) {
	}

}
