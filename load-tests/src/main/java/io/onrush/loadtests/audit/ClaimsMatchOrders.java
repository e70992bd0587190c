package io.onrush.loadtests.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The authority on seats says the same as the orders: a claim has a confirmed order, a ticket has a claim. */
final class ClaimsMatchOrders implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        Map<UUID, Facts.Order> known = facts.ordersById();
        Stream<Finding> idle = facts.claims().stream()
                .filter(claim -> !known.containsKey(claim.orderId()) || !known.get(claim.orderId()).isConfirmed())
                .map(claim -> new Finding.ClaimWithoutOrder(claim.seat(), claim.orderId(), OrderStatuses.of(claim.orderId(), known)));
        Set<Facts.Claim> claims = Set.copyOf(facts.claims());
        Stream<Finding> unclaimed = facts.seatTickets().stream()
                .filter(ticket -> !claims.contains(new Facts.Claim(ticket.seat(), ticket.orderId())))
                .map(ticket -> new Finding.TicketWithoutClaim(ticket.seat(), ticket.orderId()));
        return Stream.concat(idle, unclaimed).toList();
    }
}
