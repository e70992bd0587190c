package io.onrush.loadtests.audit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** No hold outlives its deadline by more than the grace, and no purchase stays open. */
final class HoldsEndInTime implements Rule {

    private final Duration grace;

    HoldsEndInTime(Duration grace) {
        this.grace = grace;
    }

    @Override
    public List<Finding> check(Facts facts) {
        Stream<Finding> late = facts.holds().stream()
                .filter(hold -> hold.expiresAt().plus(grace).isBefore(facts.at()))
                .map(hold -> new Finding.HoldPastItsDeadline(hold.holdId(), hold.expiresAt(), Duration.between(hold.expiresAt(), facts.at())));
        Stream<Finding> open = facts.orders().stream()
                .filter(order -> order.status().equals("PENDING"))
                .map(order -> new Finding.OrderStillOpen(order.orderId()));
        return Stream.concat(late, open).toList();
    }
}
