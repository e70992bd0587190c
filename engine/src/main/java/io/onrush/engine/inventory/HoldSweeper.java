package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private volatile Disposable sweeping;

    HoldSweeper(RedisClusterReactiveCommands<String, String> redis, Events events, Duration interval) {
        this.events = events;
        this.expireHolds = new ExpireHoldsScript(redis);
        this.interval = interval;
    }

    /** An event that cannot be swept does not keep the others from it. */
    Mono<Void> sweep() {
        return events.onSale().map(Event::id).flatMapDelayError(this::sweepEvent, EVENTS_AT_ONCE, EVENTS_AT_ONCE).then();
    }

    private Mono<Void> sweepEvent(UUID eventId) {
        return expireHolds.run(eventId, HOLDS_PER_CALL, "")
                .expand(ended -> ended < HOLDS_PER_CALL ? Mono.empty() : expireHolds.run(eventId, HOLDS_PER_CALL, ""))
                .then();
    }

    @Override
    public void start() {
        sweeping = Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(tick -> sweep().onErrorResume(this::logAndGoOn), 1)
                .subscribe();
    }

    private Mono<Void> logAndGoOn(Throwable error) {
        log.warn("Sweeping lapsed holds failed and goes on in {}: {}", interval, error.toString());
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
