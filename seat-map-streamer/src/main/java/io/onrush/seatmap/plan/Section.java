package io.onrush.seatmap.plan;

import java.util.List;

/**
 * A named part of a venue (a zone of the plan), with its rows in plan order. Two sections may have the same name.
 *
 * @param rows the rows; one may be without seats
 */
public record Section(String name, List<Row> rows) {

    public Section {
        rows = List.copyOf(rows);
    }

    /** How many seats it has. */
    public int seats() {
        return rows.stream().mapToInt(Row::seats).sum();
    }

    /**
     * A row of seats. Its seats have consecutive ordinals, from {@code firstOrdinal} on.
     *
     * @param number what is written on the row
     */
    public record Row(String number, int firstOrdinal, int seats) {
    }
}
