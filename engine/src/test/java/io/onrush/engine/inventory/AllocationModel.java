package io.onrush.engine.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The rules of allocations and access codes in plain Java, for {@link SeatModel}. */
final class AllocationModel {

    private static final int MOST_WRONG = 10;

    private final Map<Integer, Integer> allocations = new TreeMap<>();
    private final Map<String, AllocatedSeats.Code> codes = new TreeMap<>();
    private final Map<Integer, Integer> opened = new TreeMap<>();
    private final Map<String, Integer> wrong = new HashMap<>();

    /** Null where none was shown, and where it is right; else what is said to it. */
    String refusal(String code, String visitor, long at) {
        if (code == null) {
            return null;
        }
        if (wrong.getOrDefault(visitor, 0) >= MOST_WRONG) {
            return "TOO_MANY_CODES";
        }
        AllocatedSeats.Code known = codes.get(code);
        if (known != null && (known.expiresAt() == null || known.expiresAt().toEpochMilli() > at)) {
            return null;
        }
        wrong.merge(visitor, 1, Integer::sum);
        return "WRONG_CODE";
    }

    AllocatedSeats.Code code(String text) {
        return text == null ? null : codes.get(text);
    }

    AllocatedSeats.Code code(int number) {
        return codes.values().stream().filter(code -> code.number() == number).findFirst().orElse(null);
    }

    boolean opens(AllocatedSeats.Code code, int seat) {
        return code != null && allocation(seat) == code.allocation();
    }

    int left(AllocatedSeats.Code code) {
        return code.limit() == 0 ? Integer.MAX_VALUE : Math.max(0, code.limit() - uses().getOrDefault(code.number(), 0));
    }

    int allocation(int seat) {
        return allocations.getOrDefault(seat, 0);
    }

    void put(int seat, int allocation) {
        allocations.put(seat, allocation);
    }

    void remove(int seat) {
        allocations.remove(seat);
        opened.remove(seat);
    }

    void open(int seat, AllocatedSeats.Code code) {
        opened.put(seat, code.number());
    }

    void close(int seat) {
        opened.remove(seat);
    }

    void add(String text, AllocatedSeats.Code code) {
        codes.put(text, code);
    }

    void revoke(String text) {
        codes.remove(text);
    }

    Map<Integer, Integer> allocations() {
        return allocations;
    }

    Map<Integer, Integer> uses() {
        Map<Integer, Integer> uses = new TreeMap<>();
        opened.values().forEach(code -> uses.merge(code, 1, Integer::sum));
        return uses;
    }

    /** As PostgreSQL would have them after a loss of all else. */
    EventAllocations.Codes rebuilt() {
        wrong.clear();
        return new EventAllocations.Codes(codes.values().stream().toList(), uses(), opened);
    }
}
