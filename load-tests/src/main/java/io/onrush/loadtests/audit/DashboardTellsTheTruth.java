package io.onrush.loadtests.audit;

import java.util.List;
import java.util.stream.Stream;

/** The admin sees what was counted. */
final class DashboardTellsTheTruth implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        if (facts.dashboard() == null) {
            return List.of();
        }
        Facts.Sales sales = facts.dashboard().sales();
        List<Facts.Order> confirmed = facts.confirmed();
        Stream<Finding> sold = Stream.of(
                        count("dashboard: orders confirmed", sales.ordersConfirmed(), confirmed.size() + ended(facts, "CANCELLED")),
                        count("dashboard: orders failed", sales.ordersFailed(), ended(facts, "FAILED")),
                        count("dashboard: orders cancelled", sales.ordersCancelled(), ended(facts, "CANCELLED")),
                        count("dashboard: seats sold", sales.seatsSold(), confirmed.stream().mapToLong(order -> order.seats().size() + order.units()).sum()),
                        count("dashboard: revenue", sales.revenue().amount(), confirmed.stream().mapToLong(order -> order.total().amount()).sum()))
                .flatMap(finding -> finding);
        return Stream.concat(seats(facts), sold).toList();
    }

    private static Stream<Finding> seats(Facts facts) {
        Facts.SeatCounts shown = facts.dashboard().seats();
        if (shown == null) {
            return Stream.of(new Finding.NotChecked("the seats on the dashboard", "it does not know them"));
        }
        return Stream.of(
                        count("dashboard: seats available", shown.available(), facts.after().count('A')),
                        count("dashboard: seats held", shown.held(), facts.after().count('H')),
                        count("dashboard: seats sold by the map", shown.sold(), facts.after().count('S')),
                        count("dashboard: seats blocked", shown.blocked(), facts.after().count('B')))
                .flatMap(finding -> finding);
    }

    private static Stream<Finding> count(String what, long shown, long counted) {
        return shown == counted ? Stream.empty() : Stream.of(new Finding.CountDiffers(what, shown, counted));
    }

    private static long ended(Facts facts, String status) {
        return facts.orders().stream().filter(order -> order.status().equals(status)).count();
    }
}
