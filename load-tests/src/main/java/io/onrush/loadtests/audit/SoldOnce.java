package io.onrush.loadtests.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A seat has one confirmed order, one claim and one valid ticket at the most. */
final class SoldOnce implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        Map<String, Buyers> seats = new TreeMap<>();
        facts.confirmed().forEach(order -> order.seats().forEach(seat -> buyers(seats, seat.id()).orders.add(order.orderId())));
        facts.claims().forEach(claim -> buyers(seats, claim.seat()).orders.add(claim.orderId()));
        facts.seatTickets().forEach(ticket -> buyers(seats, ticket.seat()).add(ticket));
        return seats.entrySet().stream()
                .filter(seat -> seat.getValue().orders.size() > 1 || seat.getValue().tickets.size() > 1)
                .<Finding>map(seat -> new Finding.SeatSoldTwice(seat.getKey(), List.copyOf(seat.getValue().orders), List.copyOf(seat.getValue().tickets)))
                .toList();
    }

    private static Buyers buyers(Map<String, Buyers> seats, String seat) {
        return seats.computeIfAbsent(seat, s -> new Buyers());
    }

    private static final class Buyers {

        private final Set<UUID> orders = new LinkedHashSet<>();
        private final Set<UUID> tickets = new LinkedHashSet<>();

        void add(Facts.Ticket ticket) {
            tickets.add(ticket.ticketId());
            orders.add(ticket.orderId());
        }
    }
}
