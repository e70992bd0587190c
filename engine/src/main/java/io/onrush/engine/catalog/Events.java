package io.onrush.engine.catalog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.engine.edge.EngineProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The events on sale. An event never changes, so a node asks PostgreSQL once for each; an unknown id is remembered
 * for a second, so that a crowd with a mistyped link does not reach the database.
 */
public final class Events {

    private static final int MOST_LISTED = 200;
    private static final Duration ENDED_STILL_LISTED = Duration.ofHours(6);
    private static final Duration HELD_AFTER_THE_START = Duration.ofDays(7);
    private static final Duration LIST_KEPT = Duration.ofSeconds(1);

    private final EventRows rows;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final AsyncCache<UUID, Event> known = Caffeine.newBuilder().maximumSize(10_000).buildAsync();
    private final AsyncCache<UUID, Boolean> unknown =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofSeconds(1)).buildAsync();
    private final Mono<List<Event>> listed;

    Events(EventRows rows, TransactionalOperator transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.listed = listKept(MOST_LISTED);
    }

    /** Events that have not ended, the next first, at the most 200. */
    public Flux<Event> upcoming() {
        return listed.flatMapIterable(events -> events);
    }

    /** Every event whose seats may be held, up to a week after its start, as the database has them now. */
    public Flux<OnSale> onSale() {
        return Flux.defer(() -> rows.onSaleAfter(clock.instant().minus(HELD_AFTER_THE_START)));
    }

    /** Every event, those that start last first, as the database has them now. */
    public Flux<Event> newest(int most) {
        return rows.newest(most);
    }

    /** The event, or the problem {@code event-not-found}. */
    public Mono<Event> get(UUID id) {
        return find(id).switchIfEmpty(Mono.error(() -> EngineProblem.EVENT_NOT_FOUND.with("There is no event " + id + ". The list of events is at /api/v1/events.")));
    }

    /** The event, or empty. */
    public Mono<Event> find(UUID id) {
        CompletableFuture<Event> cached = known.getIfPresent(id);
        if (cached != null) {
            return Mono.fromFuture(cached, true);
        }
        if (unknown.getIfPresent(id) != null) {
            return Mono.empty();
        }
        return rows.find(id).doOnNext(this::remember).switchIfEmpty(Mono.fromRunnable(() -> forget(id)));
    }

    Mono<Event> add(Event event) {
        return rows.insert(event, clock.instant()).as(transaction::transactional).then(Mono.fromSupplier(() -> remember(event)));
    }

    private Event remember(Event event) {
        known.put(event.id(), CompletableFuture.completedFuture(event));
        return event;
    }

    private void forget(UUID id) {
        unknown.put(id, CompletableFuture.completedFuture(true));
    }

    private Mono<List<Event>> listKept(int most) {
        return Mono.defer(() -> rows.startingAfter(listedSince(), most).collectList())
                .cache(value -> LIST_KEPT, error -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Instant listedSince() {
        return clock.instant().minus(ENDED_STILL_LISTED);
    }
}
