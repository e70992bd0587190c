package io.onrush.engine.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of an event's books as Redis has them at one moment.
 *
 * @param capacity seats of the whole event; {@link #LOST} where Redis does not have the event
 * @param from ordinal of the first seat of this part
 * @param letters the states of this part's seats
 * @param owners hold ids of the same seats, empty where a seat has none
 * @param holds what is known of those holds, by id
 * @param allocations of the same seats, 0 where a seat has none
 */
record Books(long seq, int capacity, int from, String letters, List<String> owners, Map<String, HoldEntry> holds, List<Integer> allocations) {

    static final int LOST = -1;

    /**
     * @param state empty where there is no record of it
     * @param visitorId empty where there is no record of it
     */
    record HoldEntry(String state, String visitorId, boolean hasDeadline) {

        boolean isKnown() {
            return !state.isEmpty();
        }

        boolean isOpen() {
            return state.equals("held") || state.equals("ordered");
        }
    }

    @SuppressWarnings("unchecked")
    static Books read(int from, List<Object> reply) {
        Map<String, HoldEntry> holds = new HashMap<>();
        List<Object> fields = (List<Object>) reply.get(4);
        for (int i = 0; i < fields.size(); i += 4) {
            holds.put((String) fields.get(i), new HoldEntry((String) fields.get(i + 1), (String) fields.get(i + 2), (long) fields.get(i + 3) >= 0));
        }
        return new Books((long) reply.get(0), (int) (long) reply.get(1), from, (String) reply.get(2), (List<String>) (List<?>) reply.get(3), holds,
                ((List<Long>) (List<?>) reply.get(5)).stream().map(Long::intValue).toList());
    }

    int until() {
        return from + letters.length();
    }

    boolean isLast() {
        return until() >= capacity;
    }

    char letter(int ordinal) {
        return letters.charAt(ordinal - from);
    }

    /** 0 where it has none. */
    int allocation(int ordinal) {
        return allocations.get(ordinal - from);
    }

    /** Empty where it has none. */
    String owner(int ordinal) {
        return owners.get(ordinal - from);
    }
}
