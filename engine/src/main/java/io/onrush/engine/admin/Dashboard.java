package io.onrush.engine.admin;

import io.onrush.engine.catalog.Money;
import io.onrush.engine.inventory.HoldFigures;
import io.onrush.seatmap.availability.CategoryCounts;
import io.onrush.waitingroom.admission.QueueStatus;
import io.onrush.waitingroom.admission.control.RatePoint;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One onsale at one moment.
 *
 * @param eventId null for the room of a site, as is all but {@code queue}
 * @param queue the waiting room's figures
 * @param seats null where this node cannot tell at the moment
 * @param stock units left by SKU; null where this node cannot tell at the moment
 * @param holds how attempts to hold seats of the event ended since it was created, a second behind; null where this node
 *     cannot tell at the moment
 * @param sales as projected from the order events: a moment behind
 * @param rate the last decision about the rate; null where there was none, or this node cannot tell at the moment
 */
record Dashboard(UUID onsaleId, UUID eventId, Instant at, Queue queue, CategoryCounts seats, Map<String, Long> stock, HoldFigures holds, SalesFigures sales,
        @Nullable RatePoint rate) {

    /**
     * @param noShows called and not come within the time to show up, or let through and not come
     * @param through whether everybody is let through now
     */
    record Queue(
            String phase,
            long entrants,
            long waiting,
            long admitted,
            long active,
            long called,
            long noShows,
            int ratePerMinute,
            int maxActive,
            String mode,
            boolean through) {

        static Queue of(QueueStatus status) {
            return new Queue(
                    status.phase().name(),
                    status.entrants(),
                    status.waiting(),
                    status.admitted(),
                    status.activePasses(),
                    status.called(),
                    status.noShows(),
                    status.ratePerMinute(),
                    status.maxActive(),
                    status.how().mode().name(),
                    status.through());
        }
    }

    record SalesFigures(long ordersConfirmed, long ordersFailed, long ordersCancelled, long seatsSold, Money revenue) {

        static SalesFigures of(Sales sales, String currency) {
            return new SalesFigures(
                    sales.ordersConfirmed(),
                    sales.ordersFailed(),
                    sales.ordersCancelled(),
                    sales.seatsSold(),
                    new Money(sales.revenue(), currency));
        }
    }
}
