package io.onrush.seatmap.plan;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Finds the ordinal of a seat id. An open-addressing table of ordinals that points back into the column of ids: four bytes
 * a slot where a {@code HashMap<String, Integer>} takes about fifty a seat.
 */
final class OrdinalIndex {

    private static final int FREE = -1;

    private final String[] ids;
    private final int[] slots;

    /** @param ids without duplicates */
    OrdinalIndex(String[] ids) {
        this.ids = ids;
        this.slots = new int[Integer.highestOneBit(Math.max(1, ids.length)) * 4];
        Arrays.fill(slots, FREE);
        for (int ordinal = 0; ordinal < ids.length; ordinal++) {
            slots[slotOf(ids[ordinal])] = ordinal;
        }
    }

    OptionalInt find(String id) {
        int ordinal = slots[slotOf(id)];
        return ordinal == FREE ? OptionalInt.empty() : OptionalInt.of(ordinal);
    }

    /** The slot that holds the id, or the free one where it would go. At least half of the slots are free, so it ends. */
    private int slotOf(String id) {
        int mask = slots.length - 1;
        int hash = id.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (slots[slot] != FREE && !ids[slots[slot]].equals(id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
