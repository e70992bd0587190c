package io.onrush.engine.inventory;

import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.OnSale;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Leads the reconciler round and round over all events, one after the other. A key in the event's slot keeps other processes from the
 * same work; where it is lost two of them do it, and the repairs bear that.
 */
final class ReconcilerRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReconcilerRounds.class);
    private static final int ROUNDS_UNTIL_TAKEN_OVER = 4;

    private final RedisClusterReactiveCommands<String, String> redis;
    private final Events events;
    private final Reconciler reconciler;
    private final ReconcilerMeters meters;
    private final Duration interval;
    private final String process;
    private final RandomGenerator random;
    private volatile Disposable rounds = Disposables.disposed();
    private volatile boolean failing;

    /** @param process unlike any other's */
    ReconcilerRounds(
            RedisClusterReactiveCommands<String, String> redis, Events events, Reconciler reconciler, ReconcilerMeters meters, Duration interval,
            String process, RandomGenerator random) {
        this.redis = redis;
        this.events = events;
        this.reconciler = reconciler;
        this.meters = meters;
        this.interval = interval;
        this.process = process;
        this.random = random;
    }

    @Override
    public void start() {
        rounds = Mono.defer(() -> Mono.delay(jittered())).then(Mono.defer(this::round)).repeat().subscribe();
    }

    /** Processes that were started together do not stay together. */
    private Duration jittered() {
        return Duration.ofMillis((long) (interval.toMillis() * (0.8 + 0.4 * random.nextDouble())));
    }

    private Mono<Void> round() {
        return events.onSale()
                .collectList()
                .flatMap(this::round)
                .doOnSuccess(done -> wentThrough())
                .onErrorResume(this::logAndGoOn);
    }

    /** An event that cannot be compared does not keep the others from it. */
    private Mono<Void> round(List<OnSale> onSale) {
        return Flux.fromIterable(onSale)
                .concatMapDelayError(event -> isOurs(event.eventId()).filter(ours -> ours).flatMap(ours -> reconciler.reconcile(event.eventId())))
                .then();
    }

    private Mono<Boolean> isOurs(UUID eventId) {
        String key = new EventKeys(eventId).reconciler();
        Duration kept = interval.multipliedBy(ROUNDS_UNTIL_TAKEN_OVER);
        return redis.setGet(key, process, SetArgs.Builder.nx().px(kept))
                .flatMap(holder -> holder.equals(process) ? redis.pexpire(key, kept) : Mono.just(false))
                .defaultIfEmpty(true);
    }

    private void wentThrough() {
        meters.wentThrough();
        if (failing) {
            failing = false;
            log.info("Events are compared with PostgreSQL again");
        }
    }

    /** Told once and not with every round of an outage. */
    private Mono<Void> logAndGoOn(Throwable fault) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN)
                .log("Events could not be compared with PostgreSQL, and are again in {}: {}", interval, fault.toString());
        failing = true;
        return Mono.empty();
    }

    @Override
    public void stop() {
        rounds.dispose();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isDisposed();
    }

    /** Before the connection to Redis, which is at 0. */
    @Override
    public int getPhase() {
        return 1;
    }
}
