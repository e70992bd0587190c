package io.onrush.loadtests.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The provider has kept what the confirmed orders cost, to the cent and in their currency, and nothing else. */
final class MoneyHasItsOrder implements Rule {

    @Override
    public List<Finding> check(Facts facts) {
        if (facts.payments().refusal() != null) {
            return List.of(new Finding.NotChecked("the money", facts.payments().refusal()));
        }
        return Stream.concat(withoutOrder(facts), differing(facts)).toList();
    }

    /** Of this event, or of no order at all: the money of other events is theirs to audit. */
    private static Stream<Finding> withoutOrder(Facts facts) {
        return facts.payments().all().stream()
                .filter(payment -> payment.kept().amount() != 0)
                .filter(payment -> payment.eventId() == null || payment.eventId().equals(facts.eventId()) && !"CONFIRMED".equals(payment.orderStatus()))
                .map(payment -> new Finding.MoneyWithoutOrder(
                        payment.key(), payment.kept(), payment.orderId(), payment.eventId() == null ? "not there" : payment.orderStatus()));
    }

    private static Stream<Finding> differing(Facts facts) {
        Map<UUID, Facts.Payment> paid = facts.payments().all().stream()
                .filter(payment -> payment.orderId() != null)
                .collect(Collectors.toMap(Facts.Payment::orderId, Function.identity(), (one, other) -> one));
        return facts.confirmed().stream()
                .filter(order -> !order.total().equals(kept(order, paid)))
                .map(order -> new Finding.MoneyDiffers(order.orderId(), order.total(), kept(order, paid)));
    }

    private static Money kept(Facts.Order order, Map<UUID, Facts.Payment> paid) {
        Facts.Payment payment = paid.get(order.orderId());
        return payment == null ? new Money(0, order.total().currency()) : payment.kept();
    }
}
