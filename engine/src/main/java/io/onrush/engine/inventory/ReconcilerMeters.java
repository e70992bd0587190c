package io.onrush.engine.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the reconciler repaired, and when it last got through. */
final class ReconcilerMeters {

    private final MeterRegistry registry;
    private final Map<Difference.Kind, Counter> repaired = new EnumMap<>(Difference.Kind.class);
    private volatile long doneAtNanos;

    ReconcilerMeters(MeterRegistry registry) {
        this.registry = registry;
        Arrays.stream(Difference.Kind.values()).forEach(kind -> repaired.put(kind, Counter.builder("engine.reconciler.repairs")
                .description("Differences between Redis and PostgreSQL that were repaired")
                .tag("kind", kind.id())
                .register(registry)));
        this.doneAtNanos = now();
        TimeGauge.builder("engine.reconciler.age", this, TimeUnit.NANOSECONDS, meters -> (double) now() - meters.doneAtNanos)
                .description("Time since this process last went through all events without a fault")
                .register(registry);
    }

    void repaired(Difference.Kind kind) {
        repaired.get(kind).increment();
    }

    void wentThrough() {
        doneAtNanos = now();
    }

    private long now() {
        return registry.config().clock().monotonicTime();
    }
}
