package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends holds whose deadline has come, on every node of the edge: the script is safe to run from many, and no hold waits
 * for a certain node. Nothing depends on it for correctness; it is what brings seats back when nobody is buying.
 */
final class HoldSweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HoldSweeper.class);
    private static final int HOLDS_PER_CALL = 200;
    private static final int EVENTS_AT_ONCE = 8;

    private final Events events;
    private final ExpireHoldsScript expireHolds;
    private final Duration interval;
    private final HoldMeters meters;
    private volatile Disposable sweeping;
    private volatile boolean failing;

    HoldSweeper(RedisClusterReactiveCommands<String, String> redis, Events events, Duration interval, HoldMeters meters) {
        this.events = events;
        this.expireHolds = new ExpireHoldsScript(redis);
        this.interval = interval;
        this.meters = meters;
    }

    /** An event that cannot be swept does not keep the others from it. */
    Mono<Void> sweep() {
        return events.onSale().map(Event::id).flatMapDelayError(this::sweepEvent, EVENTS_AT_ONCE, EVENTS_AT_ONCE).then();
    }

    private Mono<Void> sweepEvent(UUID eventId) {
        return expireHolds.run(eventId, HOLDS_PER_CALL, "")
                .expand(ended -> ended < HOLDS_PER_CALL ? Mono.empty() : expireHolds.run(eventId, HOLDS_PER_CALL, ""))
                .doOnNext(meters::expired)
                .then();
    }

    @Override
    public void start() {
        sweeping = Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(tick -> sweep().doOnSuccess(all -> swept()).onErrorResume(this::logAndGoOn), 1)
                .subscribe();
    }

    private void swept() {
        meters.swept();
        if (failing) {
            failing = false;
            log.info("Lapsed holds are swept again");
        }
    }

    /** Told once and not with every sweep of an outage. */
    private Mono<Void> logAndGoOn(Throwable error) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN)
                .log("Sweeping lapsed holds failed and goes on every {}: {}", interval, error.toString());
        failing = true;
        return Mono.empty();
    }

    @Override
    public void stop() {
        sweeping.dispose();
    }

    @Override
    public boolean isRunning() {
        return sweeping != null && !sweeping.isDisposed();
    }
}
