package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Events;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends holds whose deadline has come, on every node of the edge: the script is safe to run from many, and no hold waits
 * for a certain node. Nothing depends on it for correctness; it is what brings seats back when nobody is buying. It looks at an
 * event when a hold of it can have lapsed, see {@link SweepPlan}; events that it knows are swept while PostgreSQL is away.
 */
final class HoldSweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HoldSweeper.class);
    private static final int HOLDS_PER_CALL = 200;
    private static final int EVENTS_AT_ONCE = 64;

    /** Shorter than any hold: a new event is known before its first hold can lapse. */
    private static final Duration LIST_EVENTS = Duration.ofSeconds(2);

    private final Events events;
    private final ExpireHoldsScript expireHolds;
    private final Duration interval;
    private final SweepPlan plan;
    private final HoldMeters meters;
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    private Disposable.Composite sweeping = Disposables.composite();
    private volatile boolean running;
    private volatile boolean unlisted;

    HoldSweeper(RedisClusterReactiveCommands<String, String> redis, Events events, Duration interval, SweepPlan plan, HoldMeters meters) {
        this.events = events;
        this.expireHolds = new ExpireHoldsScript(redis);
        this.interval = interval;
        this.plan = plan;
        this.meters = meters;
    }

    @Override
    public void start() {
        plan.begin();
        failing.clear();
        sweeping = Disposables.composite(
                Flux.interval(Duration.ZERO, LIST_EVENTS).onBackpressureDrop().concatMap(tick -> list(), 1).subscribe(),
                Flux.interval(interval).onBackpressureDrop().flatMapIterable(tick -> due(), 1).flatMap(this::sweep, EVENTS_AT_ONCE, 1).subscribe());
        running = true;
    }

    private Mono<Void> list() {
        return events.onSale()
                .collectList()
                .doOnNext(onSale -> {
                    plan.onSale(onSale, nowMillis());
                    unlisted = false;
                })
                .then()
                .onErrorResume(this::notListed);
    }

    private Iterable<UUID> due() {
        if (failing.isEmpty()) {
            meters.swept();
        }
        return plan.takeDue(nowMillis(), EVENTS_AT_ONCE);
    }

    /** An event that cannot be swept does not keep the others from it. */
    private Mono<Void> sweep(UUID eventId) {
        long began = nowMillis();
        return expireHolds.run(eventId, HOLDS_PER_CALL, "")
                .expand(swept -> swept.more() ? expireHolds.run(eventId, HOLDS_PER_CALL, "") : Mono.empty())
                .doOnNext(swept -> meters.expired(swept.ended()))
                .last()
                .doOnNext(swept -> {
                    plan.looked(eventId, began, nowMillis(), swept.nextIn());
                    recovered(eventId);
                })
                .then()
                .onErrorResume(fault -> failed(eventId, fault));
    }

    private void recovered(UUID eventId) {
        if (failing.remove(eventId) && failing.isEmpty()) {
            log.info("Lapsed holds are swept again");
        }
    }

    /** Told once and not with every sweep of an outage. */
    private Mono<Void> failed(UUID eventId, Throwable fault) {
        log.atLevel(failing.isEmpty() ? Level.WARN : Level.DEBUG)
                .log("Sweeping lapsed holds failed and goes on every {}: {}", interval, fault.toString());
        failing.add(eventId);
        plan.again(eventId, nowMillis() + interval.toMillis());
        return Mono.empty();
    }

    private Mono<Void> notListed(Throwable fault) {
        log.atLevel(unlisted ? Level.DEBUG : Level.WARN)
                .log("The events on sale could not be listed; those that are known are swept: {}", fault.toString());
        unlisted = true;
        return Mono.empty();
    }

    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void stop() {
        sweeping.dispose();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
