package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScanStream;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.inventory.EventOrders.SeatOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final int SEATS_A_PART = 200;
    private static final int HOLDS_A_PART = 500;
    private static final Duration BETWEEN_PARTS = Duration.ofMillis(5);

    private final RedisClusterReactiveCommands<String, String> redis;
    private final SeatClaims claims;
    private final EventAllocations allocations;
    private final EventOrders orders;
    private final Suspicions suspicions;
    private final Repairs repairs;
    private final StockReconciler stock;
    private final StockRepairs stockRepairs;
    private final Losses losses;
    private final ReconcilerMeters meters;
    private final ReadBooksScript readBooks;
    private final ReadHoldsScript readHolds;

    Reconciler(
            RedisClusterReactiveCommands<String, String> redis, SeatClaims claims, EventAllocations allocations, EventOrders orders, Suspicions suspicions,
            Repairs repairs, StockReconciler stock, StockRepairs stockRepairs, Losses losses, ReconcilerMeters meters) {
        this.redis = redis;
        this.claims = claims;
        this.allocations = allocations;
        this.orders = orders;
        this.suspicions = suspicions;
        this.repairs = repairs;
        this.stock = stock;
        this.stockRepairs = stockRepairs;
        this.losses = losses;
        this.meters = meters;
        this.readBooks = new ReadBooksScript(redis);
        this.readHolds = new ReadHoldsScript(redis);
    }

    /** How many differences were repaired. Two looks of the same event at a time would only find the same. */
    Mono<Integer> reconcile(UUID eventId) {
        return differences(eventId)
                .map(found -> suspicions.confirmed(eventId, found))
                .flatMapMany(confirmed -> Flux.concat(repairs.repair(eventId, confirmed, ""), stockRepairs.repair(eventId, confirmed)))
                .doOnNext(repaired -> told(eventId, repaired))
                .reduce(0, (count, repaired) -> count + 1);
    }

    private void told(UUID eventId, Difference repaired) {
        meters.repaired(repaired.kind());
        log.atWarn().addKeyValue("eventId", eventId).log("Event {}: repaired {}: {}", eventId, repaired.kind().text(), repaired);
    }

    private Mono<List<Difference>> differences(UUID eventId) {
        SeatsByVisitor visitors = new SeatsByVisitor();
        return part(eventId, 0)
                .expand(books -> books.isLast() ? Mono.empty() : Mono.delay(BETWEEN_PARTS).then(part(eventId, books.until())))
                .concatMap(books -> compare(eventId, books, visitors))
                .concatWith(leftDeadlines(eventId))
                .concatWith(Flux.defer(() -> miscounted(eventId, visitors)))
                .concatWith(stock.differences(eventId))
                .collect(ArrayList::new, List::add);
    }

    private Mono<Books> part(UUID eventId, int from) {
        return readBooks.run(eventId, from, SEATS_A_PART).doOnNext(books -> {
            if (books.capacity() == Books.LOST) {
                losses.notLoaded(eventId);
            } else {
                losses.saw(eventId, books.seq());
            }
        });
    }

    private Flux<Difference> compare(UUID eventId, Books books, SeatsByVisitor visitors) {
        return claims.between(eventId, books.from(), books.until())
                .zipWith(allocations.between(eventId, books.from(), books.until()), (claimed, allocated) -> new BookComparison(books, claimed, allocated))
                .flatMapMany(comparison -> ordersOf(comparison).flatMapIterable(known -> {
                    comparison.count(visitors, known);
                    return comparison.differences(known);
                }));
    }

    private Mono<Map<UUID, SeatOrder>> ordersOf(BookComparison comparison) {
        var asked = comparison.ordersToAsk();
        return asked.isEmpty() ? Mono.just(Map.of()) : orders.named(asked).collectMap(SeatOrder::orderId);
    }

    private Flux<Difference> leftDeadlines(UUID eventId) {
        return readHolds.run(eventId, HoldCursor.START, HOLDS_A_PART, "")
                .expand(page -> page.rows().size() < HOLDS_A_PART ? Mono.empty() : Mono.delay(BETWEEN_PARTS).then(readHolds.run(eventId, page.end(), HOLDS_A_PART, "")))
                .flatMapIterable(ReadHoldsScript.Page::rows)
                .filter(row -> row.state().isEmpty())
                .map(row -> new Difference.Deadline(Difference.Kind.DEADLINE_LEFT, row.holdId()));
    }

    private Flux<Difference> miscounted(UUID eventId, SeatsByVisitor visitors) {
        return ScanStream.hscan(redis, new EventKeys(eventId).visitors())
                .collectMap(KeyValue::getKey, count -> Long.valueOf(count.getValue()))
                .flatMapIterable(visitors::differences);
    }
}
