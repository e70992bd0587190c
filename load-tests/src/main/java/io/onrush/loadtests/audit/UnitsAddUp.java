package io.onrush.loadtests.audit;

import java.util.List;
import java.util.stream.Stream;

/** Of each item no more is sold than there is, and orders, tickets and Redis say the same of it. */
final class UnitsAddUp implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        return facts.stock().stream().flatMap(item -> check(facts, item)).toList();
    }

    private static Stream<Finding> check(Facts facts, Facts.Item item) {
        long ordered = facts.confirmed().stream()
                .flatMap(order -> order.items().stream())
                .filter(units -> units.sku().equals(item.sku()))
                .mapToLong(Facts.Units::quantity)
                .sum();
        long tickets = facts.tickets().stream().filter(ticket -> item.sku().equals(ticket.sku())).count();
        Stream<Finding> oversold = Math.max(ordered, tickets) > item.quantity()
                ? Stream.of(new Finding.UnitsOversold(item.sku(), item.quantity(), ordered, tickets))
                : Stream.empty();
        Stream<Finding> counts = Stream.of(
                        count("tickets for units of " + item.sku(), tickets, ordered),
                        count("units of " + item.sku() + " sold in Redis", item.sold(), ordered),
                        count("left + held + sold of " + item.sku(), item.left() + item.held() + item.sold(), item.quantity()))
                .flatMap(finding -> finding);
        return Stream.concat(oversold, counts);
    }

    private static Stream<Finding> count(String what, long shown, long counted) {
        return shown == counted ? Stream.empty() : Stream.of(new Finding.CountDiffers(what, shown, counted));
    }
}
