package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.catalog.OnSale;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepPlanTest {

    private static final UUID EVENT = new UUID(0, 1);
    private static final OnSale ON_SALE = new OnSale(EVENT, Duration.ofSeconds(5));

    private final SweepPlan plan = new SweepPlan(Duration.ofMinutes(10));

    @BeforeEach
    void anEventThatIsNew() {
        plan.onSale(List.of(ON_SALE), 1000);
    }

    @Test
    void aNewEventIsDueAtOnceAndOnce() {
        assertThat(plan.takeDue(1000, 10)).containsExactly(EVENT);
        plan.onSale(List.of(ON_SALE), 1000);
        assertThat(plan.takeDue(9000, 10)).as("while it is looked at").isEmpty();
    }

    @Test
    void whereNobodyHoldsAnythingItIsDueBeforeAHoldPlacedSinceCanLapse() {
        plan.takeDue(1000, 10);
        plan.looked(EVENT, 1000, 1040, null);

        assertThat(plan.takeDue(5999, 10)).isEmpty();
        assertThat(plan.takeDue(6000, 10)).containsExactly(EVENT);
    }

    @Test
    void itIsDueWhenTheNextHoldLapses() {
        plan.takeDue(1000, 10);
        plan.looked(EVENT, 1000, 1040, Duration.ofMillis(700));

        assertThat(plan.takeDue(1739, 10)).isEmpty();
        assertThat(plan.takeDue(1740, 10)).containsExactly(EVENT);
    }

    @Test
    void anEventIsFollowedUntilItsLastHoldHasEndedThoughItIsNoMoreOnSale() {
        plan.takeDue(1000, 10);
        plan.onSale(List.of(), 1000);
        plan.looked(EVENT, 1000, 1040, Duration.ofMillis(10));
        assertThat(plan.takeDue(1050, 10)).containsExactly(EVENT);
        plan.looked(EVENT, 1050, 1060, null);
        assertThat(plan.takeDue(99_000, 10)).isEmpty();
    }

    @Test
    void ofManyTheMostOverdueComeFirst() {
        plan.onSale(IntStream.rangeClosed(1, 1000).mapToObj(id -> new OnSale(new UUID(0, id), Duration.ofSeconds(5))).toList(), 2000);

        assertThat(plan.takeDue(2000, 3)).hasSize(3).startsWith(EVENT);
        assertThat(plan.takeDue(2000, 2000)).hasSize(997);
    }
}
