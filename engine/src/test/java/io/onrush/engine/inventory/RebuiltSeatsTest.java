package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.inventory.EventOrders.SeatOrder;
import io.onrush.engine.inventory.EventOrders.State;
import io.onrush.engine.inventory.RebuiltSeats.RebuiltHold;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RebuiltSeatsTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void whatNobodyClaimedIsAvailable() {
        assertThat(RebuiltSeats.of(3, Map.of(), List.of())).isEqualTo(new RebuiltSeats("AAA", List.of()));
    }

    @Test
    void aClaimIsSoldOnceItsOrderIsConfirmedAndHeldBefore() {
        RebuiltSeats seats = RebuiltSeats.of(4, Map.of(0, FIRST, 1, FIRST, 3, SECOND),
                List.of(order(FIRST, 5, State.CONFIRMED, 0, 1), order(SECOND, 6, State.IN_PROGRESS, 3)));

        assertThat(seats.letters()).isEqualTo("SSAH");
        assertThat(seats.holds()).containsExactlyInAnyOrder(
                new RebuiltHold("hold " + FIRST, "visitor", "sold", 5, List.of(0, 1)),
                new RebuiltHold("hold " + SECOND, "visitor", "ordered", 6, List.of(3)));
    }

    @Test
    void anAcceptedOrderThatHasNotClaimedKeepsItsSeatsTheEarlierHoldFirst() {
        RebuiltSeats seats = RebuiltSeats.of(3, Map.of(),
                List.of(order(FIRST, 9, State.IN_PROGRESS, 0, 1), order(SECOND, 4, State.IN_PROGRESS, 1, 2)));

        assertThat(seats.letters()).isEqualTo("AHH");
        assertThat(seats.holds()).extracting(RebuiltHold::holdId).containsExactly("hold " + SECOND);
    }

    @Test
    void aConfirmedOrderWithoutClaimsIsBeingCancelledAndGetsNothing() {
        assertThat(RebuiltSeats.of(1, Map.of(), List.of(order(FIRST, 1, State.CONFIRMED, 0))).letters()).isEqualTo("A");
    }

    @Test
    void aClaimOfAnOrderThatNobodyKnowsIsNotOffered() {
        assertThat(RebuiltSeats.of(2, Map.of(1, FIRST), List.of())).isEqualTo(new RebuiltSeats("AS", List.of()));
    }

    private static SeatOrder order(UUID id, long fence, State state, Integer... ordinals) {
        return new SeatOrder(id, "hold " + id, "visitor", fence, state, List.of(ordinals));
    }
}
