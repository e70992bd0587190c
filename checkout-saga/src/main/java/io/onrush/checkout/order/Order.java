package io.onrush.checkout.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.onrush.checkout.Money;
import io.onrush.checkout.ticket.TicketFor;

import org.jspecify.annotations.Nullable;

/** An order with its lines by seat ordinal and its items by SKU. What a saga works on; of its parts only status, reason and times ever change. */
record Order(UUID id, String visitorId, UUID eventId, String holdId, String email, long fence, OrderStatus status,
		@Nullable String reason, Money total, Instant createdAt, @Nullable Instant confirmedAt, List<OrderLine> lines,
		List<OrderItem> items) {

	static Order pending(UUID id, HeldSeats held, String email, Instant now) {
		List<OrderLine> lines = held.lines()
			.stream()
			.map(line -> new OrderLine(line.seatId(), line.ordinal(), line.category(), line.price().amount()))
			.toList();
		List<OrderItem> items = held.items()
			.stream()
			.map(item -> new OrderItem(item.sku(), item.name(), item.quantity(), item.price().amount()))
			.toList();
		return new Order(id, held.visitorId(), held.eventId(), held.holdId(), email, held.fence(), OrderStatus.PENDING,
				null, held.total(), now, null, lines, items);
	}

	Order withLines(List<OrderLine> ofOrder) {
		return new Order(this.id, this.visitorId, this.eventId, this.holdId, this.email, this.fence, this.status,
				this.reason, this.total, this.createdAt, this.confirmedAt, List.copyOf(ofOrder), this.items);
	}

	Order withItems(List<OrderItem> ofOrder) {
		return new Order(this.id, this.visitorId, this.eventId, this.holdId, this.email, this.fence, this.status,
				this.reason, this.total, this.createdAt, this.confirmedAt, this.lines, List.copyOf(ofOrder));
	}

	OrderSeats seats() {
		return new OrderSeats(this.id, this.eventId, this.holdId, this.visitorId, this.fence,
				this.lines.stream().map(line -> new OrderSeats.Seat(line.seatId(), line.ordinal())).toList(),
				this.items.stream().map(item -> new OrderSeats.Item(item.sku(), item.quantity())).toList());
	}

	/** One ticket a seat, one a unit. */
	List<TicketFor> tickets() {
		Stream<TicketFor> seats = this.lines.stream().map(line -> new TicketFor.Seat(line.seatId(), line.category()));
		Stream<TicketFor> units = this.items.stream()
			.flatMap(item -> Stream.generate(() -> new TicketFor.Unit(item.sku(), item.name())).limit(item.quantity()));
		return Stream.concat(seats, units).toList();
	}

}
