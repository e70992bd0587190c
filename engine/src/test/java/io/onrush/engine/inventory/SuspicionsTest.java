package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.inventory.Difference.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuspicionsTest {

    private static final UUID EVENT = new UUID(0, 1);
    private static final Difference ONE = Difference.Seat.freed(Kind.SOLD_NOT_CLAIMED, 1, 'S', "hold");
    private static final Difference OTHER = Difference.Seat.freed(Kind.SOLD_NOT_CLAIMED, 1, 'S', "another hold");

    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final Suspicions suspicions = new Suspicions(clock, Duration.ofSeconds(10));

    @Test
    void whatIsSeenOnceIsNotBelieved() {
        assertThat(suspicions.confirmed(EVENT, List.of(ONE))).isEmpty();
    }

    @Test
    void whatIsSeenAgainAfterTheGraceIsBelieved() {
        suspicions.confirmed(EVENT, List.of(ONE));
        now = now.plusSeconds(9);
        assertThat(suspicions.confirmed(EVENT, List.of(ONE))).isEmpty();
        now = now.plusSeconds(1);
        assertThat(suspicions.confirmed(EVENT, List.of(ONE))).containsExactly(ONE);
    }

    @Test
    void whatWasGoneInBetweenOrHasChangedBeginsAnew() {
        suspicions.confirmed(EVENT, List.of(ONE));
        now = now.plusSeconds(20);
        suspicions.confirmed(EVENT, List.of());
        assertThat(suspicions.confirmed(EVENT, List.of(ONE))).isEmpty();
        now = now.plusSeconds(20);
        assertThat(suspicions.confirmed(EVENT, List.of(OTHER))).isEmpty();
    }
}
