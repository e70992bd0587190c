package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.edge.EngineProblem;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class HoldTallyTest {

    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final UUID event = new UUID(8, NEXT.getAndIncrement());
    private final HoldTally one = tally("one");

    @Test
    void everyAttemptIsCountedByHowItEnds() {
        attempt(Mono.just("held"));
        attempt(Mono.just("held"));
        attempt(Mono.error(EngineProblem.SEATS_UNAVAILABLE.with("taken")));
        attempt(Mono.error(EngineProblem.SEAT_LIMIT_REACHED.with("too many")));
        attempt(Mono.error(EngineProblem.TEMPORARILY_UNAVAILABLE.with("not loaded")));
        attempt(Mono.error(new TimeoutException()));
        attempt(Mono.error(EngineProblem.INVALID_HOLD.with("no such seat")));
        write(one);

        assertThat(figures()).isEqualTo(new HoldFigures(2, Map.of("seats-unavailable", 1L, "stock-unavailable", 0L, "seat-limit-reached", 1L, "single-seat-left", 0L, "pass", 0L), 2));
    }

    @Test
    void anEventThatNobodyTriedHasZeros() {
        assertThat(figures()).isEqualTo(new HoldFigures(0, Map.of("seats-unavailable", 0L, "stock-unavailable", 0L, "seat-limit-reached", 0L, "single-seat-left", 0L, "pass", 0L), 0));
    }

    @Test
    void theTotalsOfAllProcessesAreAddedUp() {
        HoldTally two = tally("two");
        one.count(event, HoldEnding.PLACED);
        two.count(event, HoldEnding.PLACED);
        two.count(event, HoldEnding.PASS);
        write(one);
        write(two);

        assertThat(figures().placed()).isEqualTo(2);
        assertThat(figures().refused()).containsEntry("pass", 1L);
    }

    @Test
    void whatWasWrittenIsNotCountedAgain() {
        one.count(event, HoldEnding.PLACED);
        write(one);
        write(one);
        one.count(event, HoldEnding.PLACED);
        write(one);

        assertThat(figures().placed()).isEqualTo(2);
    }

    @Test
    void whatRedisLostIsMadeUpForByTheNextWrite() {
        one.count(event, HoldEnding.PLACED);
        write(one);
        RedisForTests.commands().del(new EventKeys(event).tally());
        one.count(event, HoldEnding.PASS);
        write(one);

        assertThat(figures().placed()).isEqualTo(1);
        assertThat(figures().refused()).containsEntry("pass", 1L);
    }

    private static HoldTally tally(String process) {
        return new HoldTally(RedisForTests.connection().reactive(), process);
    }

    private void attempt(Mono<String> attempt) {
        one.counting(event, attempt).onErrorResume(error -> Mono.empty()).block(PATIENCE);
    }

    private HoldFigures figures() {
        return one.of(event).block(PATIENCE);
    }

    private static void write(HoldTally tally) {
        tally.write().block(PATIENCE);
    }
}
