package io.onrush.checkout.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.onrush.checkout.Money;
import io.onrush.checkout.ticket.TicketSeat;

import org.jspecify.annotations.Nullable;

/** An order with its lines by seat ordinal. What a saga works on; of its parts only status, reason and times ever change. */
record Order(UUID id, String visitorId, UUID eventId, String holdId, String email, long fence, OrderStatus status,
		@Nullable String reason, Money total, Instant createdAt, @Nullable Instant confirmedAt, List<OrderLine> lines) {

	static Order pending(UUID id, HeldSeats held, String email, Instant now) {
		List<OrderLine> lines = held.lines()
			.stream()
			.map(line -> new OrderLine(line.seatId(), line.ordinal(), line.category(), line.price().amount()))
			.toList();
		return new Order(id, held.visitorId(), held.eventId(), held.holdId(), email, held.fence(), OrderStatus.PENDING,
				null, held.total(), now, null, lines);
	}

	Order withLines(List<OrderLine> ofOrder) {
		return new Order(this.id, this.visitorId, this.eventId, this.holdId, this.email, this.fence, this.status,
				this.reason, this.total, this.createdAt, this.confirmedAt, List.copyOf(ofOrder));
	}

	OrderSeats seats() {
		return new OrderSeats(this.id, this.eventId, this.holdId, this.visitorId, this.fence,
				this.lines.stream().map(line -> new OrderSeats.Seat(line.seatId(), line.ordinal())).toList());
	}

	List<TicketSeat> ticketSeats() {
		return this.lines.stream().map(line -> new TicketSeat(line.seatId(), line.category())).toList();
	}

}
