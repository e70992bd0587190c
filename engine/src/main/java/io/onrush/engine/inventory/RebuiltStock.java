package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Item;
import io.onrush.engine.inventory.EventAllocations.KeptUnits;
import io.onrush.engine.inventory.EventOrders.StockOrder;
import io.onrush.engine.stock.KeptTake;
import io.onrush.engine.stock.StockClaims.Claimed;
import io.onrush.engine.stock.StockTake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of an event's stock is not for sale, as claims, the holds that are left in Redis, and orders tell it. What is claimed is sold.
 * A live hold keeps its take. An order that was accepted, that has not claimed yet and of whose hold nothing is left gets its
 * units where there are enough, the earlier one first. What an allocation keeps is kept of what is left then, as far as that goes: nobody loses
 * units that were promised.
 */
record RebuiltStock(List<Claimed> claimed, List<KeptTake> live, List<Accepted> accepted, List<KeptTake> allocated) {

    /** @param live by hold id */
    static RebuiltStock of(Event event, List<Claimed> claimed, Map<String, KeptTake> live, List<StockOrder> inProgress, List<KeptUnits> allocations) {
        Map<String, Integer> left = new HashMap<>();
        event.items().forEach(item -> left.put(item.sku(), item.quantity()));
        claimed.forEach(claim -> take(left, claim.take()));
        Set<String> known = new HashSet<>();
        claimed.forEach(claim -> known.add(claim.holdId()));
        List<KeptTake> kept = new ArrayList<>();
        live.forEach((holdId, hold) -> {
            if (known.add(holdId) && take(left, hold.take())) {
                kept.add(hold);
            }
        });
        List<Accepted> accepted = inProgress.stream()
                .filter(order -> known.add(order.holdId()))
                .sorted(Comparator.comparingLong(StockOrder::fence))
                .map(order -> new Accepted(order, takeOf(event, order)))
                .filter(order -> take(left, order.take()))
                .toList();
        List<KeptTake> allocated = allocations.stream().flatMap(units -> keep(event, left, units).stream()).toList();
        return new RebuiltStock(claimed, kept, accepted, allocated);
    }

    private static Optional<KeptTake> keep(Event event, Map<String, Integer> left, KeptUnits units) {
        int quantity = Math.min(units.quantity(), left.getOrDefault(units.sku(), 0));
        if (quantity <= 0) {
            return Optional.empty();
        }
        StockTake take = StockTake.of(units.takeId(), Map.of(units.sku(), quantity), buckets(event));
        take(left, take);
        return Optional.of(KeptTake.forGood(take));
    }

    /** False, and then nothing is taken, where there is too little of it. */
    private static boolean take(Map<String, Integer> left, StockTake take) {
        boolean enough = take.parts().stream().allMatch(part -> left.getOrDefault(part.sku(), 0) >= part.quantity());
        if (enough) {
            take.parts().forEach(part -> left.merge(part.sku(), -part.quantity(), Integer::sum));
        }
        return enough;
    }

    private static StockTake takeOf(Event event, StockOrder order) {
        return StockTake.of(order.holdId(), order.quantities(), buckets(event));
    }

    private static Map<String, Integer> buckets(Event event) {
        return event.items().stream().collect(Collectors.toMap(Item::sku, Item::buckets));
    }

    record Accepted(StockOrder order, StockTake take) {}
}
