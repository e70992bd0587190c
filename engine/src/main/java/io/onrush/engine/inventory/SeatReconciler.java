package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScanStream;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.inventory.EventOrders.SeatOrder;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an event's seats in Redis have otherwise than PostgreSQL, or than each other. Read a part at a time. */
final class SeatReconciler {

    private static final int SEATS_A_PART = 200;
    private static final int HOLDS_A_PART = 500;
    private static final Duration BETWEEN_PARTS = Duration.ofMillis(5);

    private final RedisClusterReactiveCommands<String, String> redis;
    private final SeatClaims claims;
    private final EventAllocations allocations;
    private final EventOrders orders;
    private final Losses losses;
    private final ReadBooksScript readBooks;
    private final ReadHoldsScript readHolds;

    SeatReconciler(
            RedisClusterReactiveCommands<String, String> redis, SeatClaims claims, EventAllocations allocations, EventOrders orders, Losses losses) {
        this.redis = redis;
        this.claims = claims;
        this.allocations = allocations;
        this.orders = orders;
        this.losses = losses;
        this.readBooks = new ReadBooksScript(redis);
        this.readHolds = new ReadHoldsScript(redis);
    }

    Flux<Difference> differences(UUID eventId) {
        SeatsByVisitor visitors = new SeatsByVisitor();
        return part(eventId, 0)
                .expand(books -> books.isLast() ? Mono.empty() : Mono.delay(BETWEEN_PARTS).then(part(eventId, books.until())))
                .concatMap(books -> compare(eventId, books, visitors))
                .concatWith(leftDeadlines(eventId))
                .concatWith(Flux.defer(() -> miscounted(eventId, visitors)));
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
