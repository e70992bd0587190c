package io.onrush.engine.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What was put right of events as a whole, by this process. */
final class RecoveryMeters {

    private final Counter rebuilt;
    private final Counter raised;
    private final Counter failed;

    RecoveryMeters(MeterRegistry registry) {
        this.rebuilt = counter(registry, "rebuilt");
        this.raised = counter(registry, "numbers_raised");
        this.failed = counter(registry, "failed");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("engine.recoveries")
                .description("Events that Redis had lost, or had gone back with, by what was done")
                .tag("outcome", outcome)
                .register(registry);
    }

    void rebuilt() {
        rebuilt.increment();
    }

    void raised() {
        raised.increment();
    }

    void failed() {
        failed.increment();
    }
}
