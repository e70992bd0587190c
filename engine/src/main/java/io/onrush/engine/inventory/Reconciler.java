package io.onrush.engine.inventory;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares an event in Redis with PostgreSQL, and Redis with itself, part by part so that a sale goes on between the parts. What
 * differs at two looks is repaired. PostgreSQL is right about what is sold; Redis is about all else.
 */
final class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final SeatReconciler seats;
    private final StockReconciler stock;
    private final Suspicions suspicions;
    private final Repairs repairs;
    private final StockRepairs stockRepairs;
    private final ReconcilerMeters meters;

    Reconciler(
            SeatReconciler seats, StockReconciler stock, Suspicions suspicions, Repairs repairs, StockRepairs stockRepairs, ReconcilerMeters meters) {
        this.seats = seats;
        this.stock = stock;
        this.suspicions = suspicions;
        this.repairs = repairs;
        this.stockRepairs = stockRepairs;
        this.meters = meters;
    }

    /** How many differences were repaired. Two looks of the same event at a time would only find the same. */
    Mono<Integer> reconcile(UUID eventId) {
        return Flux.concat(seats.differences(eventId), stock.differences(eventId))
                .collectList()
                .map(found -> suspicions.confirmed(eventId, found))
                .flatMapMany(confirmed -> Flux.concat(repairs.repair(eventId, confirmed, ""), stockRepairs.repair(eventId, confirmed)))
                .doOnNext(repaired -> told(eventId, repaired))
                .reduce(0, (count, repaired) -> count + 1);
    }

    private void told(UUID eventId, Difference repaired) {
        meters.repaired(repaired.kind());
        log.atWarn().addKeyValue("eventId", eventId).log("Event {}: repaired {}: {}", eventId, repaired.kind().text(), repaired);
    }
}
