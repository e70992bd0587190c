package io.onrush.engine.inventory;

import io.onrush.engine.inventory.EventOrders.SeatOrder;
import io.onrush.engine.inventory.EventOrders.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The seats of an event as claims and orders tell them. What is claimed is sold, or held while its order is in progress. An order
 * that was accepted and has not claimed yet keeps its seats where they are free, the earlier one first. All else is available.
 */
record RebuiltSeats(String letters, List<RebuiltHold> holds) {

    static RebuiltSeats of(int capacity, Map<Integer, UUID> claims, List<SeatOrder> standing) {
        char[] letters = "A".repeat(capacity).toCharArray();
        List<RebuiltHold> holds = new ArrayList<>();
        Map<UUID, SeatOrder> orders = standing.stream().collect(Collectors.toMap(SeatOrder::orderId, Function.identity()));
        claimsByOrder(claims).forEach((orderId, seats) -> {
            SeatOrder order = orders.remove(orderId);
            // Nobody else can claim these: where the order is not known either, they are not offered.
            String state = order != null && order.state() == State.IN_PROGRESS ? RebuiltHold.ORDERED : RebuiltHold.SOLD;
            seats.forEach(seat -> letters[seat] = state.equals(RebuiltHold.SOLD) ? 'S' : 'H');
            if (order != null) {
                holds.add(new RebuiltHold(order.holdId(), order.visitorId(), state, order.fence(), seats));
            }
        });
        orders.values().stream()
                .filter(order -> order.state() == State.IN_PROGRESS)
                .sorted(Comparator.comparingLong(SeatOrder::fence))
                .filter(order -> order.ordinals().stream().allMatch(seat -> letters[seat] == 'A'))
                .forEach(order -> {
                    order.ordinals().forEach(seat -> letters[seat] = 'H');
                    holds.add(new RebuiltHold(order.holdId(), order.visitorId(), RebuiltHold.ORDERED, order.fence(), order.ordinals()));
                });
        return new RebuiltSeats(new String(letters), holds);
    }

    /** The same, with what is available of these kept from general sale. */
    RebuiltSeats blocked(Set<Integer> allocated) {
        char[] blocked = letters.toCharArray();
        allocated.stream().filter(seat -> blocked[seat] == 'A').forEach(seat -> blocked[seat] = 'B');
        return new RebuiltSeats(new String(blocked), holds);
    }

    private static Map<UUID, List<Integer>> claimsByOrder(Map<Integer, UUID> claims) {
        return new TreeMap<>(claims).entrySet().stream()
                .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    List<RebuiltHold> sold() {
        return holds.stream().filter(hold -> hold.state().equals(RebuiltHold.SOLD)).toList();
    }

    /** @param state as a record of Redis has it */
    record RebuiltHold(String holdId, String visitorId, String state, long fence, List<Integer> ordinals) {

        static final String SOLD = "sold";
        static final String ORDERED = "ordered";
    }
}
