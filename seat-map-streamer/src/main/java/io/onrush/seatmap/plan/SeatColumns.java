package io.onrush.seatmap.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known per seat, one array a property, indexed by ordinal. Equal seat numbers share one string: a stadium has
 * 56,000 seats and some dozens of different numbers.
 *
 * @param sections index of the seat's section
 * @param rows     index of the seat's row within its section
 * @param qualities what the plan states, or {@link SeatQuality#DERIVED}
 */
record SeatColumns(String[] ids, String[] numbers, short[] categories, short[] sections, short[] rows, double[] x,
                   double[] y, short[] qualities) {

    static SeatColumns of(List<PlannedSeat> seats) {
        int size = seats.size();
        SeatColumns columns = new SeatColumns(new String[size], new String[size], new short[size], new short[size],
                new short[size], new double[size], new double[size], new short[size]);
        Map<String, String> numbers = new HashMap<>();
        for (int ordinal = 0; ordinal < size; ordinal++) {
            columns.set(ordinal, seats.get(ordinal), numbers);
        }
        return columns;
    }

    private void set(int ordinal, PlannedSeat seat, Map<String, String> known) {
        ids[ordinal] = seat.id();
        numbers[ordinal] = known.computeIfAbsent(seat.number(), number -> number);
        categories[ordinal] = (short) seat.category();
        sections[ordinal] = (short) seat.section();
        rows[ordinal] = (short) seat.row();
        x[ordinal] = seat.at().x();
        y[ordinal] = seat.at().y();
        qualities[ordinal] = (short) seat.quality();
    }

    double distance(int one, int other) {
        return Math.hypot(x[one] - x[other], y[one] - y[other]);
    }

    /**
     * A seat while its plan is being read.
     *
     * @param quality stated, or {@link SeatQuality#DERIVED}
     */
    record PlannedSeat(String id, String number, int category, int section, int row, Point at, int quality) {
    }
}
