package io.onrush.loadtests.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an audit saw and found.
 *
 * @param capacity seats of the plan and units of the items
 * @param sold seats with a valid ticket, and valid tickets for units
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
                facts.seatIds().size() + facts.stock().stream().mapToInt(Facts.Item::quantity).sum(),
                (int) facts.seatTickets().stream().map(Facts.Ticket::seat).distinct().count() + facts.tickets().size() - facts.seatTickets().size(),
                facts.after().count('H') + facts.stock().stream().mapToLong(Facts.Item::held).sum(),
                facts.confirmed().size(),
                facts.orders().size(),
                facts.payments().all().size(),
                facts.orders().stream().map(Facts.Order::confirmedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null),
                findings);
    }

    /** Seats that somebody else has bought too, and units beyond those that there are. */
    public long oversold() {
        long seats = findings.stream().filter(Finding.SeatSoldTwice.class::isInstance).count();
        return seats + findings.stream().filter(Finding.UnitsOversold.class::isInstance).mapToLong(finding -> ((Finding.UnitsOversold) finding).units()).sum();
    }

    public boolean isSoldOut() {
        return sold == capacity;
    }
}
