package io.onrush.seatmap.availability;

import io.onrush.seatmap.plan.SeatMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Seats per category and state, kept up with each change instead of being counted. Confined to one thread at a time. */
final class SeatCounts {

    private static final String LETTERS = "AHSB";

    private final SeatMap map;
    private final int[][] counts;

    /** @throws IllegalStateException where the source has another number of seats than the map: it is at fault */
    static SeatCounts of(SeatMap map, StateSnapshot snapshot) {
        if (snapshot.states().length != map.seats()) {
            throw new IllegalStateException("the source has " + snapshot.states().length + " seats, the seat map has " + map.seats() + " seats");
        }
        return new SeatCounts(map, snapshot.states());
    }

    private SeatCounts(SeatMap map, byte[] states) {
        this.map = map;
        this.counts = new int[map.categories().size()][LETTERS.length()];
        for (int ordinal = 0; ordinal < states.length; ordinal++) {
            counts[map.categoryIndex(ordinal)][index(states[ordinal])]++;
        }
    }

    void move(int ordinal, byte from, byte to) {
        int[] category = counts[map.categoryIndex(ordinal)];
        category[index(from)]--;
        category[index(to)]++;
    }

    /** By category name, in plan order. */
    Map<String, CategoryCounts> perCategory() {
        Map<String, CategoryCounts> result = LinkedHashMap.newLinkedHashMap(counts.length);
        for (int i = 0; i < counts.length; i++) {
            int[] count = counts[i];
            result.put(map.categories().get(i).name(), new CategoryCounts(count[0], count[1], count[2], count[3]));
        }
        return Collections.unmodifiableMap(result);
    }

    /** @throws IllegalStateException for a letter that is no state: the source is at fault */
    static int index(int letter) {
        int index = LETTERS.indexOf(letter);
        if (index < 0) {
            throw new IllegalStateException("the source gave a seat the unknown state " + letter);
        }
        return index;
    }
}
