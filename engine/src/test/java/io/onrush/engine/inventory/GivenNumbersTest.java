package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class GivenNumbersTest {

    private static final UUID EVENT = new UUID(0, 1);

    private final GivenNumbers numbers = new GivenNumbers();

    @Test
    void aNumberMayBeSeenAgainButNotALowerOne() {
        assertThat(numbers.saw(EVENT, 5)).isTrue();
        assertThat(numbers.saw(EVENT, 5)).isTrue();
        assertThat(numbers.saw(EVENT, 9)).isTrue();
        assertThat(numbers.saw(EVENT, 8)).isFalse();
        assertThat(numbers.saw(new UUID(0, 2), 1)).as("another event").isTrue();
    }

    @Test
    void aNumberIsGivenOnce() {
        assertThat(numbers.gave(EVENT, 5)).isTrue();
        assertThat(numbers.gave(EVENT, 6)).isTrue();
        assertThat(numbers.gave(EVENT, 6)).isFalse();
        numbers.saw(EVENT, 8);
        assertThat(numbers.gave(EVENT, 7)).isFalse();
    }

    @Test
    void theEpochIsThatOfTheHighestNumber() {
        assertThat(numbers.epoch(EVENT)).isZero();
        numbers.saw(EVENT, (3L << 32) + 17);
        numbers.saw(EVENT, 17);
        assertThat(numbers.epoch(EVENT)).isEqualTo(3);
    }
}
