package io.onrush.engine.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * How many order events the dashboards' figures are behind. Asked of the broker, not of the consumer: a consumer that is gone
 * tells of no lag. NaN where the last good answer is {@value #KEPT_INTERVALS} intervals old.
 */
final class ProjectionLag implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProjectionLag.class);
    private static final int KEPT_INTERVALS = 3;

    private final Mono<Long> lag;
    private final Duration interval;
    private final MeterRegistry registry;
    private volatile long events;
    private volatile long knownAtNanos;
    private volatile boolean known;
    private volatile boolean failing;
    private volatile Disposable asking;

    ProjectionLag(Mono<Long> lag, Duration interval, MeterRegistry registry) {
        this.lag = lag;
        this.interval = interval;
        this.registry = registry;
        Gauge.builder("engine.projection.lag.events", this, ProjectionLag::value)
                .description("Order events that the figures of sales do not contain yet, of all processes")
                .register(registry);
    }

    private double value() {
        boolean fresh = known && now() - knownAtNanos <= interval.multipliedBy(KEPT_INTERVALS).toNanos();
        return fresh ? events : Double.NaN;
    }

    private Mono<Void> ask() {
        return lag.timeout(interval).doOnNext(this::learn).then().onErrorResume(this::missed);
    }

    private void learn(long behind) {
        events = behind;
        knownAtNanos = now();
        known = true;
        failing = false;
    }

    private Mono<Void> missed(Throwable fault) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN).log("How far the figures of sales are behind is not known: {}", fault.toString());
        failing = true;
        return Mono.empty();
    }

    private long now() {
        return registry.config().clock().monotonicTime();
    }

    @Override
    public void start() {
        asking = Mono.defer(this::ask).then(Mono.delay(interval)).repeat().subscribe();
    }

    @Override
    public void stop() {
        asking.dispose();
    }

    @Override
    public boolean isRunning() {
        return asking != null && !asking.isDisposed();
    }
}
