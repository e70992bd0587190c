package io.onrush.engine.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A server that roles need: whether it answered when it was last asked. Asking for health asks the server nothing, so that
 * probes, which anybody may send, cannot burden it. It counts as down after two answers in a row that failed or did not come: one
 * that is late is no outage.
 */
final class Dependency implements ReactiveHealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Dependency.class);
    private static final int MISSES_OF_AN_OUTAGE = 2;

    /** An answer that did not come after so many timeouts is not waited for any more before it is asked again. */
    private static final int GIVEN_UP_AFTER = 10;

    private final String name;
    private final Mono<?> question;
    private final Sinks.Empty<Void> asked = Sinks.empty();
    private volatile State state = State.UNKNOWN;
    private CompletableFuture<Optional<Throwable>> answer = CompletableFuture.completedFuture(Optional.empty());
    private int misses;
    private int unanswered;

    /** @param question completes where the server answers; bounded or not, it is never cancelled */
    Dependency(String name, Mono<?> question, MeterRegistry registry) {
        this.name = name;
        this.question = question;
        Gauge.builder("engine.dependency.up", this, dependency -> dependency.state.up())
                .description("1 where the server answers this process, 0 where it does not, NaN before it was asked")
                .tag("dependency", name)
                .register(registry);
    }

    /** One question at a time. Completes within the timeout. */
    Mono<Void> ask(Duration timeout) {
        return Mono.defer(() -> Mono.fromFuture(pending(), true))
                .timeout(timeout)
                .onErrorResume(late -> Mono.just(Optional.of(late)))
                .doOnNext(fault -> fault.ifPresentOrElse(this::missed, this::answered))
                .then()
                .doFinally(end -> asked.tryEmitEmpty());
    }

    /** The answer to the last question, empty or a fault, which may still be on its way: cancelled, it could leak a pooled connection. */
    private CompletableFuture<Optional<Throwable>> pending() {
        if (answer.isDone() || unanswered >= GIVEN_UP_AFTER) {
            unanswered = 0;
            answer = question.then(Mono.just(Optional.<Throwable>empty()))
                    .onErrorResume(fault -> Mono.just(Optional.of(fault)))
                    .toFuture();
        }
        return answer;
    }

    private void answered() {
        misses = 0;
        unanswered = 0;
        become(new State(1, ""));
    }

    private void missed(Throwable fault) {
        misses++;
        unanswered++;
        if (misses >= MISSES_OF_AN_OUTAGE || state.up() != 1) {
            become(new State(0, fault.getClass().getSimpleName()));
        }
    }

    private void become(State next) {
        boolean changed = next.up() != state.up();
        state = next;
        if (changed && next.up() == 1) {
            log.atInfo().addKeyValue("dependency", name).log("{} answers", name);
        } else if (changed) {
            log.atWarn().addKeyValue("dependency", name).log("{} does not answer: {}", name, next.reason());
        }
    }

    @Override
    public Mono<Health> health() {
        return asked.asMono().then(Mono.fromSupplier(() -> state.up() == 1
                ? Health.up().build()
                : Health.down().withDetail("reason", state.reason()).build()));
    }

    /**
     * @param up 1 or 0, as the gauge shows it; NaN before the first answer
     * @param reason why it is down; says no more than the kind of fault
     */
    private record State(double up, String reason) {
        static final State UNKNOWN = new State(Double.NaN, "not asked yet");
    }
}
