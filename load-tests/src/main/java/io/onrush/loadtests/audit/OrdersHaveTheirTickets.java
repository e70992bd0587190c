package io.onrush.loadtests.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A confirmed order has one valid ticket for each of its seats, and every valid ticket is of such an order. */
final class OrdersHaveTheirTickets implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        Map<UUID, List<Facts.Ticket>> tickets = facts.seatTickets().stream().collect(Collectors.groupingBy(Facts.Ticket::orderId));
        Stream<Finding> orders = facts.confirmed().stream()
                .<Finding>map(order -> compared(order, tickets.getOrDefault(order.orderId(), List.of())))
                .filter(Objects::nonNull);
        Map<UUID, Facts.Order> known = facts.ordersById();
        Stream<Finding> orphans = facts.tickets().stream()
                .filter(ticket -> !known.containsKey(ticket.orderId()) || !known.get(ticket.orderId()).isConfirmed())
                .map(ticket -> new Finding.TicketWithoutOrder(ticket.ticketId(), ticket.seat() == null ? ticket.sku() : ticket.seat(), ticket.orderId(), OrderStatuses.of(ticket.orderId(), known)));
        return Stream.concat(orders, orphans).toList();
    }

    private static Finding.OrderWithoutItsTickets compared(Facts.Order order, List<Facts.Ticket> tickets) {
        Set<String> bought = order.seats().stream().map(Facts.OrderSeat::id).collect(Collectors.toSet());
        Set<String> printed = tickets.stream().map(Facts.Ticket::seat).collect(Collectors.toSet());
        List<String> missing = bought.stream().filter(seat -> !printed.contains(seat)).sorted().toList();
        List<UUID> surplus = tickets.stream().filter(ticket -> !bought.contains(ticket.seat())).map(Facts.Ticket::ticketId).toList();
        return missing.isEmpty() && surplus.isEmpty() ? null : new Finding.OrderWithoutItsTickets(order.orderId(), missing, surplus);
    }
}
