package io.onrush.engine.allocation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Releases allocations whose time has come, and goes on with those that a process left half released. Every process of the edge looks; releasing
 * twice is releasing once, so that no process has to be elected and none is waited for. Every half minute it also keeps units that Redis may have forgotten.
 */
final class AllocationReleases implements SmartLifecycle {

    /** How late a release is at the most, beside the work itself. */
    static final Duration INTERVAL = Duration.ofMillis(500);

    private static final int LOOKS_BETWEEN_KEEPING = 60;
    private static final Logger log = LoggerFactory.getLogger(AllocationReleases.class);

    private final Allocations allocations;
    private volatile Disposable looking = Disposables.disposed();
    private volatile boolean failing;

    AllocationReleases(Allocations allocations) {
        this.allocations = allocations;
    }

    @Override
    public void start() {
        looking = Flux.interval(INTERVAL).onBackpressureDrop().concatMap(this::look, 1).subscribe();
    }

    private Mono<Void> look(long tick) {
        return allocations.due()
                .concatMapDelayError(due -> allocations.release(due).doOnSuccess(done -> told(due)))
                .then(Mono.defer(() -> tick % LOOKS_BETWEEN_KEEPING == 0 ? allocations.keepAgain() : Mono.empty()))
                .doOnSuccess(done -> failing = false)
                .onErrorResume(this::logAndGoOn);
    }

    private static void told(Allocation released) {
        log.atInfo().addKeyValue("eventId", released.eventId()).log("The allocation {} of event {} is on general sale", released.name(), released.eventId());
    }

    /** Told once and not with every look of an outage. */
    private Mono<Void> logAndGoOn(Throwable fault) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN).log("Allocations could not be released, and are again in {}: {}", INTERVAL, fault.toString());
        failing = true;
        return Mono.empty();
    }

    @Override
    public void stop() {
        looking.dispose();
    }

    @Override
    public boolean isRunning() {
        return !looking.isDisposed();
    }

    /** Before the connection to Redis, which is at 0. */
    @Override
    public int getPhase() {
        return 1;
    }
}
