package io.onrush.loadtests.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A sale of four seats that adds up, for a test to spoil: the first two are sold in one order, the third is held, the fourth is free. */
final class SampleSale {

    static final UUID EVENT = new UUID(1, 1);
    static final UUID ORDER = new UUID(2, 1);
    static final UUID OTHER = new UUID(2, 2);
    static final Instant NOW = Instant.parse("2027-06-01T18:00:00Z");
    static final Money PRICE = new Money(5000, "EUR");
    static final Money TOTAL = new Money(10_000, "EUR");
    static final Money NOTHING = new Money(0, "EUR");

    String seatsBefore = "SSHA";
    String seatsAfter = "SSHA";
    final List<Facts.Hold> holds = new ArrayList<>(List.of(hold("h-2", "A-3", NOW.plusSeconds(10))));
    final List<Facts.Claim> claims = new ArrayList<>(List.of(new Facts.Claim("A-1", ORDER), new Facts.Claim("A-2", ORDER)));
    final List<Facts.Order> orders = new ArrayList<>(List.of(order(ORDER, "CONFIRMED", "A-1", "A-2")));
    final List<Facts.Ticket> tickets = new ArrayList<>(List.of(ticket(1, ORDER, "A-1"), ticket(2, ORDER, "A-2")));
    final List<Facts.Payment> payments = new ArrayList<>(List.of(payment(ORDER, EVENT, "CONFIRMED", TOTAL, NOTHING)));
    final List<Facts.Item> stock = new ArrayList<>();
    String noPayments;
    Facts.Dashboard dashboard = dashboard(new Facts.SeatCounts(1, 1, 2, 0), 1, 2, 10_000);

    Facts facts() {
        return new Facts(EVENT, List.of("A-1", "A-2", "A-3", "A-4"), new Facts.Seats(7, seatsBefore), new Facts.Seats(7, seatsAfter), NOW,
                holds, claims, orders, tickets, new Facts.Payments(payments, noPayments), dashboard, stock);
    }

    static Facts.Hold hold(String id, String seat, Instant expiresAt) {
        return new Facts.Hold(id, "HELD", List.of(seat), expiresAt);
    }

    static Facts.Order order(UUID id, String status, String... seats) {
        List<Facts.OrderSeat> lines = List.of(seats).stream().map(seat -> new Facts.OrderSeat(seat, PRICE)).toList();
        return new Facts.Order(id, EVENT, "h-1", status, lines, List.of(), new Money(PRICE.amount() * seats.length, "EUR"), NOW);
    }

    static Facts.Ticket ticket(int number, UUID order, String seat) {
        return new Facts.Ticket(new UUID(3, number), order, seat, null);
    }

    static Facts.Order orderOfUnits(UUID id, String sku, int quantity) {
        return new Facts.Order(id, EVENT, "h-3", "CONFIRMED", List.of(), List.of(new Facts.Units(sku, quantity)), NOTHING, NOW);
    }

    static Facts.Ticket ticketOfUnit(int number, UUID order, String sku) {
        return new Facts.Ticket(new UUID(3, number), order, null, sku);
    }

    static Facts.Payment payment(UUID order, UUID event, String orderStatus, Money captured, Money refunded) {
        return new Facts.Payment("order-" + order, order, event, orderStatus, "captured", captured, refunded);
    }

    static Facts.Dashboard dashboard(Facts.SeatCounts seats, long confirmed, long sold, long revenue) {
        return new Facts.Dashboard(seats, new Facts.Sales(confirmed, 0, 0, sold, new Money(revenue, "EUR")));
    }
}
