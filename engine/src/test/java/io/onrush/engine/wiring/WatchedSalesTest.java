package io.onrush.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.inventory.HoldTotals;
import io.onrush.waitingroom.admission.control.Pulse;
import org.junit.jupiter.api.Test;

class WatchedSalesTest {

    @Test
    void attemptsAreSortedByTimeAsTheWaitingRoomReadsThem() {
        assertThat(HoldTotals.BOUNDS_MILLIS).isEqualTo(Pulse.BOUNDS_MILLIS);
    }
}
