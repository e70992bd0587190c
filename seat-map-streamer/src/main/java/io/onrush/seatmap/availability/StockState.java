package io.onrush.seatmap.availability;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is left of an event's stock.
 *
 * @param version grows with every change on this node; says nothing on another
 * @param left units by SKU
 */
record StockState(long version, Map<String, Long> left) {

    static final StockState NONE = new StockState(0, Map.of());

    /** This one where nothing changed. */
    StockState with(Map<String, Long> now) {
        return now.equals(left) ? this : new StockState(version + 1, Collections.unmodifiableMap(new LinkedHashMap<>(now)));
    }
}
