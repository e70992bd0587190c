package io.onrush.engine.inventory;

import io.onrush.engine.inventory.EventOrders.State;
import io.onrush.engine.stock.SoldTake;
import io.onrush.engine.stock.StockClaims.Claimed;
import io.onrush.engine.stock.StockTake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims of stock beside what Redis has sold: first all claims are added, then all sold takes, and then it says what differs. */
final class StockSales {

    private final List<Wanted> wanted = new ArrayList<>();
    private final Set<String> rightful = new HashSet<>();
    private final Map<String, Set<StockTake.Part>> sold = new LinkedHashMap<>();

    /**
     * @param order how far its order is; null where it is not known
     * @param hold what Redis knows of it; null where nothing
     */
    void claimed(Claimed claim, @Nullable State order, @Nullable HeldTake hold) {
        if (order == State.OVER) {
            return;
        }
        if (hold != null && !hold.state().equals("released")) {
            rightful.add(hold.take().id());
        }
        if (order == State.CONFIRMED) {
            wanted.add(new Wanted(claim, hold));
        }
    }

    void sold(SoldTake take) {
        sold.computeIfAbsent(take.takeId(), none -> new HashSet<>()).add(take.part());
    }

    /** Sales that nobody has claimed come first: what they give back may be what another one lacks. */
    Stream<Difference> differences() {
        Stream<Difference> unclaimed = sold.keySet().stream()
                .filter(take -> !rightful.contains(take) && TakeId.hold(take).isPresent())
                .map(take -> new Difference.UnitsNotClaimed(take, Set.copyOf(sold.get(take))));
        Stream<Difference> unsold = wanted.stream()
                .filter(claim -> !isSold(claim))
                .map(claim -> Difference.UnitsNotSold.of(claim.claim()));
        return Stream.concat(unclaimed, unsold);
    }

    private boolean isSold(Wanted wanted) {
        HeldTake hold = wanted.hold();
        return hold != null
                && hold.state().equals("sold")
                && hold.take().items().equals(wanted.claim().take().items())
                && sold.getOrDefault(hold.take().id(), Set.of()).containsAll(hold.take().parts());
    }

    /** @param state of the hold, as its record has it */
    record HeldTake(String state, StockTake take) {}

    private record Wanted(Claimed claim, @Nullable HeldTake hold) {}
}
