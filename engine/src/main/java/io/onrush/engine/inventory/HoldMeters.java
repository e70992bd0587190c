package io.onrush.engine.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.onrush.engine.edge.ProblemIds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** How attempts to hold seats end, how long they take, and how holds end. All meters are registered at start. */
final class HoldMeters {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofNanos(2_500_000), Duration.ofMillis(5), Duration.ofMillis(10),
        Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2500)
    };

    private final MeterRegistry registry;
    private final Timer attempt;
    private final Counter placed;
    private final Counter again;
    private final Counter invalid;
    private final Map<String, Counter> refused;
    private final Counter released;
    private final Counter expired;
    private volatile long sweptAtNanos;

    HoldMeters(MeterRegistry registry) {
        this.registry = registry;
        this.attempt = Timer.builder("engine.hold")
                .description("Attempts to hold seats, from the pass to the answer, whatever it is")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        this.placed = outcome("placed");
        this.again = outcome("again");
        this.invalid = outcome("invalid");
        this.refused = refusals();
        this.released = ended("released");
        this.expired = ended("expired");
        this.sweptAtNanos = now();
        TimeGauge.builder("engine.sweep.age", this, TimeUnit.NANOSECONDS, meters -> (double) now() - meters.sweptAtNanos)
                .description("Time since lapsed holds were last swept without a fault")
                .register(registry);
    }

    private Map<String, Counter> refusals() {
        Counter pass = outcome("pass_required");
        Counter unavailable = outcome("unavailable");
        Counter code = outcome("code");
        return Map.ofEntries(
                Map.entry("seats-unavailable", outcome("seats_unavailable")),
                Map.entry("stock-unavailable", outcome("stock_unavailable")),
                Map.entry("single-seat-left", outcome("single_seat")),
                Map.entry("seat-limit-reached", outcome("limit")),
                Map.entry("hold-cool-down", outcome("cool_down")),
                Map.entry("access-code-invalid", code),
                Map.entry("access-code-spent", code),
                Map.entry("too-many-requests", code),
                Map.entry("idempotency-key-reused", outcome("key_reused")),
                Map.entry("pass-required", pass),
                Map.entry("pass-invalid", pass),
                Map.entry("pass-expired", pass),
                Map.entry("pass-not-yours", pass),
                Map.entry("temporarily-unavailable", unavailable),
                Map.entry("inventory-rebuilding", unavailable),
                Map.entry("waiting-room-unavailable", unavailable),
                Map.entry("internal-error", outcome("error")));
    }

    /** The attempt, timed to its end and, where it is refused, counted by why. One that its client gives up counts nowhere. */
    <T> Mono<T> measuring(Mono<T> anAttempt) {
        return Mono.defer(() -> {
            long start = now();
            return anAttempt
                    .doOnError(error -> refused.getOrDefault(ProblemIds.of(error).id(), invalid).increment())
                    .doOnTerminate(() -> attempt.record(now() - start, TimeUnit.NANOSECONDS));
        });
    }

    void held(HoldOutcome.Held held) {
        (held.again() ? again : placed).increment();
    }

    void released() {
        released.increment();
    }

    void expired(int holds) {
        expired.increment(holds);
    }

    void swept() {
        sweptAtNanos = now();
    }

    private Counter outcome(String outcome) {
        return Counter.builder("engine.holds")
                .description("Attempts to hold seats by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter ended(String how) {
        return ended(registry, how);
    }

    static Counter ended(MeterRegistry registry, String how) {
        return Counter.builder("engine.holds.ended").description("Holds that ended, by how").tag("how", how).register(registry);
    }

    private long now() {
        return registry.config().clock().monotonicTime();
    }
}
