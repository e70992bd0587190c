package io.onrush.loadtests.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an installation says of one event, all of it: each list from where it is written.
 *
 * @param seatIds by ordinal
 * @param before the seats when the reading began, {@code after} when it had ended: the same where the sale is at rest
 * @param at the clock that ends holds
 * @param payments of the provider, those of other events and of no order at all included
 * @param dashboard null where the event has no onsale
 * @param stock what it sells by number
 */
record Facts(
        UUID eventId,
        List<String> seatIds,
        Seats before,
        Seats after,
        Instant at,
        List<Hold> holds,
        List<Claim> claims,
        List<Order> orders,
        List<Ticket> tickets,
        Payments payments,
        Dashboard dashboard,
        List<Item> stock) {

    record Seats(long seq, String seats) {

        char state(int ordinal) {
            return ordinal < seats.length() ? seats.charAt(ordinal) : '-';
        }

        long count(char state) {
            return seats.chars().filter(seat -> seat == state).count();
        }
    }

    record Hold(String holdId, String state, List<String> seats, Instant expiresAt) {}

    record Claim(String seat, UUID orderId) {}

    record Order(UUID orderId, UUID eventId, String holdId, String status, List<OrderSeat> seats, List<Units> items, Money total, Instant confirmedAt) {

        long units() {
            return items.stream().mapToLong(Units::quantity).sum();
        }

        boolean isConfirmed() {
            return status.equals("CONFIRMED");
        }
    }

    record OrderSeat(String id, Money price) {}

    record Units(String sku, int quantity) {}

    /** @param seat null where it is for a unit of the item {@code sku} */
    record Ticket(UUID ticketId, UUID orderId, String seat, String sku) {}

    /** As Redis has it, over all sub-buckets. */
    record Item(String sku, int quantity, long left, long held, long sold) {}

    /** @param refusal why the provider's payments are not known; null where they are */
    record Payments(List<Payment> all, String refusal) {}

    record Payment(String key, UUID orderId, UUID eventId, String orderStatus, String status, Money captured, Money refunded) {

        /** What the provider has kept. */
        Money kept() {
            return captured.minus(refunded);
        }
    }

    record Dashboard(SeatCounts seats, Sales sales) {}

    record SeatCounts(long available, long held, long sold, long blocked) {}

    record Sales(long ordersConfirmed, long ordersFailed, long ordersCancelled, long seatsSold, Money revenue) {}

    Map<UUID, Order> ordersById() {
        return orders.stream().collect(Collectors.toMap(Order::orderId, Function.identity(), (one, other) -> one));
    }

    List<Order> confirmed() {
        return orders.stream().filter(Order::isConfirmed).toList();
    }

    /** Valid tickets for seats, not for units. */
    List<Ticket> seatTickets() {
        return tickets.stream().filter(ticket -> ticket.seat() != null).toList();
    }

    /** Seats of holds that have not ended. */
    Set<String> heldSeats() {
        return holds.stream().flatMap(hold -> hold.seats().stream()).collect(Collectors.toSet());
    }
}
