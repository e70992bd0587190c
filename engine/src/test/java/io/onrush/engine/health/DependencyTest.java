package io.onrush.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class DependencyTest {

    private static final Duration TIMEOUT = Duration.ofMillis(20);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Mono<String> server = Mono.just("PONG");
    private final Dependency dependency = new Dependency("server", Mono.defer(() -> server), registry);

    @Test
    void isUnknownUntilItWasAskedAndWhoAsksForHealthWaitsForThat() {
        assertThat(up()).isNaN();
        var health = dependency.health().toFuture();
        assertThat(health).isNotDone();
        ask();
        assertThat(health.join().getStatus()).isEqualTo(Status.UP);
        assertThat(up()).isEqualTo(1);
    }

    @Test
    void oneMissIsNoOutageAndTwoInARowAre() {
        ask();
        server = Mono.error(new IllegalStateException("secret details"));
        ask();
        assertThat(status()).isEqualTo(Status.UP);
        ask();
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(up()).isZero();
        assertThat(dependency.health().block().getDetails()).containsOnly(Map.entry("reason", "IllegalStateException"));

        server = Mono.just("PONG");
        ask();
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void oneThatIsAwayAtTheStartIsDownAtOnce() {
        server = Mono.error(new IllegalStateException());
        ask();
        assertThat(status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aQuestionThatIsNotAnsweredIsNeitherCancelledNorAskedTwice() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        Sinks.One<String> late = Sinks.one();
        server = late.asMono().doOnSubscribe(s -> asked.incrementAndGet()).doOnCancel(cancelled::incrementAndGet);
        ask();
        ask();
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(asked).hasValue(1);
        assertThat(cancelled).hasValue(0);

        late.tryEmitValue("PONG");
        ask();
        assertThat(status()).isEqualTo(Status.UP);
    }

    private void ask() {
        dependency.ask(TIMEOUT).block(Duration.ofSeconds(5));
    }

    private Status status() {
        return dependency.health().block(Duration.ofSeconds(5)).getStatus();
    }

    private double up() {
        return registry.get("engine.dependency.up").tag("dependency", "server").gauge().value();
    }
}
