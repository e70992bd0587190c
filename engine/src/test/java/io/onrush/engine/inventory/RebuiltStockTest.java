package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Item;
import io.onrush.engine.catalog.Money;
import io.onrush.engine.catalog.OrphanSeats;
import io.onrush.engine.inventory.EventAllocations.KeptUnits;
import io.onrush.engine.inventory.EventOrders.State;
import io.onrush.engine.inventory.EventOrders.StockOrder;
import io.onrush.engine.stock.KeptTake;
import io.onrush.engine.stock.StockClaims.Claimed;
import io.onrush.engine.stock.StockTake;
import io.onrush.seatmap.plan.Venues;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose units are whose after a loss, by claims, live holds and orders. */
class RebuiltStockTest {

    private static final Event EVENT = new Event(
            new UUID(0, 1), "Prints", Venues.NONE, "", Instant.EPOCH, ZoneOffset.UTC, Map.of(), 8, Duration.ofMinutes(2), Duration.ZERO, OrphanSeats.ALLOW,
            List.of(new Item("print", "A print", new Money(100, "EUR"), 5, 2), new Item("poster", "A poster", new Money(100, "EUR"), 5, 1)));

    @Test
    void ofAcceptedOrdersTheEarlierOneHasItsUnitsFirst() {
        RebuiltStock rebuilt = RebuiltStock.of(EVENT, List.of(), Map.of(), List.of(order("late", 9, 3), order("early", 2, 3), order("small", 10, 2)), List.of());
        assertThat(rebuilt.accepted()).extracting(accepted -> accepted.order().holdId()).containsExactly("early", "small");
    }

    @Test
    void whatIsClaimedOrHeldIsNotGivenToAnOrderAgain() {
        RebuiltStock rebuilt = RebuiltStock.of(
                EVENT, List.of(claimed("claimed", 2)), Map.of("live", held("live", 2)), List.of(order("claimed", 1, 2), order("live", 2, 2), order("lost", 3, 1)), List.of());
        assertThat(rebuilt.live()).containsExactly(held("live", 2));
        assertThat(rebuilt.accepted()).extracting(accepted -> accepted.order().holdId()).containsExactly("lost");
    }

    @Test
    void aClaimComesBeforeTheHoldThatItIsOf() {
        RebuiltStock rebuilt = RebuiltStock.of(EVENT, List.of(claimed("one", 3)), Map.of("one", held("one", 3)), List.of(), List.of());
        assertThat(rebuilt.claimed()).hasSize(1);
        assertThat(rebuilt.live()).isEmpty();
    }

    @Test
    void whatWasPromisedTwiceIsKeptOnce() {
        RebuiltStock rebuilt = RebuiltStock.of(EVENT, List.of(claimed("one", 4)), Map.of("two", held("two", 2)), List.of(order("three", 1, 2)), List.of());
        assertThat(rebuilt.live()).isEmpty();
        assertThat(rebuilt.accepted()).isEmpty();
    }

    @Test
    void anOrderOfSeveralItemsHasAllOfThemOrNone() {
        StockOrder both = new StockOrder(new UUID(0, 9), "both", "ann", 1, State.IN_PROGRESS, Map.of("print", 6, "poster", 1));
        RebuiltStock rebuilt = RebuiltStock.of(EVENT, List.of(), Map.of(), List.of(both, order("next", 2, 5)), List.of());
        assertThat(rebuilt.accepted()).extracting(accepted -> accepted.order().holdId()).containsExactly("next");
    }

    @Test
    void anAllocationKeepsItsUnitsOfWhatNobodyWasPromised() {
        RebuiltStock rebuilt = RebuiltStock.of(EVENT, List.of(claimed("one", 1)), Map.of("two", held("two", 1)), List.of(order("three", 1, 1)),
                List.of(new KeptUnits(1, "print", 5, "first"), new KeptUnits(2, "print", 1, "none is left"), new KeptUnits(2, "poster", 0, "all are sold")));
        assertThat(rebuilt.allocated()).singleElement().satisfies(kept -> {
            assertThat(kept.take().id()).isEqualTo("first");
            assertThat(kept.take().items()).isEqualTo("print:2");
            assertThat(kept.timeToLive()).isGreaterThan(Duration.ofDays(10_000));
        });
    }

    private static Claimed claimed(String holdId, int prints) {
        return new Claimed(holdId, new UUID(0, 8), "ann", take(holdId, prints));
    }

    private static KeptTake held(String holdId, int prints) {
        return new KeptTake(take(holdId, prints), Duration.ofSeconds(5));
    }

    private static StockOrder order(String holdId, long fence, int prints) {
        return new StockOrder(new UUID(0, fence), holdId, "ann", fence, State.IN_PROGRESS, Map.of("print", prints));
    }

    private static StockTake take(String id, int prints) {
        return new StockTake(id, List.of(new StockTake.Part("print", prints, 0)));
    }
}
