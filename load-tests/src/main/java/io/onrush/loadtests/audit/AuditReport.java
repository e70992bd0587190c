package io.onrush.loadtests.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an audit saw and found.
 *
 * @param capacity seats of the plan
 * @param sold seats with a valid ticket
 * @param lastConfirmedAt null where no order was confirmed
 */
public record AuditReport(
        UUID eventId,
        int capacity,
        int sold,
        long held,
        int ordersConfirmed,
        int orders,
        int payments,
        Instant lastConfirmedAt,
        List<Finding> findings) {

    static AuditReport of(Facts facts, List<Finding> findings) {
        return new AuditReport(
                facts.eventId(),
                facts.seatIds().size(),
                (int) facts.tickets().stream().map(Facts.Ticket::seat).distinct().count(),
                facts.after().count('H'),
                facts.confirmed().size(),
                facts.orders().size(),
                facts.payments().all().size(),
                facts.orders().stream().map(Facts.Order::confirmedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null),
                findings);
    }

    /** Seats that somebody else has bought too. */
    public long oversold() {
        return findings.stream().filter(Finding.SeatSoldTwice.class::isInstance).count();
    }

    public boolean isSoldOut() {
        return sold == capacity;
    }
}
