package io.onrush.seatmap.plan;

import io.onrush.seatmap.plan.SeatLayout.Block;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which blocks of two rows of a section, one listed after the other, lie directly before and behind each other: those of one category
 * where the seat in the middle of one has its nearest seat of the other row in the other, not clearly further away than rows of this
 * section usually are, and that are listed in the same direction.
 */
final class AdjacentRows {

    private static final double CLEARLY_FURTHER = 1.5;

    /** Rows of single seats by the thousand are no rows; comparing them would take minutes. */
    private static final long MOST_COMPARISONS = 4_000_000;

    private final SeatColumns seats;
    private final double furthest;

    /** @param rows those that have seats */
    AdjacentRows(List<Section.Row> rows, SeatColumns seats) {
        this.seats = seats;
        double[] distances = IntStream.range(1, rows.size()).mapToDouble(i -> distance(rows.get(i - 1), rows.get(i))).sorted().toArray();
        this.furthest = distances.length == 0 ? 0 : CLEARLY_FURTHER * distances[(distances.length - 1) / 2];
    }

    /** From the middle of a row. */
    private double distance(Section.Row row, Section.Row next) {
        int middle = row.firstOrdinal() + row.seats() / 2;
        return IntStream.range(next.firstOrdinal(), next.firstOrdinal() + next.seats()).mapToDouble(seat -> seats.distance(middle, seat)).min().orElseThrow();
    }

    void link(List<Block> row, List<Block> next, Links links) {
        if (row.isEmpty() || next.isEmpty() || (long) row.size() * seatsOf(next) + (long) next.size() * seatsOf(row) > MOST_COMPARISONS) {
            return;
        }
        row.forEach(block -> linkNearest(block, next, links));
        next.forEach(block -> linkNearest(block, row, links));
    }

    private void linkNearest(Block block, List<Block> others, Links links) {
        int middle = block.firstOrdinal() + block.seats() / 2;
        Block nearest = null;
        int nearestSeat = -1;
        for (Block other : others) {
            for (int seat = other.firstOrdinal(); seat < other.firstOrdinal() + other.seats(); seat++) {
                if (nearest == null || seats.distance(middle, seat) < seats.distance(middle, nearestSeat)) {
                    nearest = other;
                    nearestSeat = seat;
                }
            }
        }
        if (nearest.category() == block.category() && seats.distance(middle, nearestSeat) <= furthest && sameDirection(block, nearest)) {
            links.add(block, nearest, nearestSeat - middle);
        }
    }

    private boolean sameDirection(Block one, Block other) {
        int a = one.firstOrdinal();
        int b = a + one.seats() - 1;
        int c = other.firstOrdinal();
        int d = c + other.seats() - 1;
        return (seats.x()[b] - seats.x()[a]) * (seats.x()[d] - seats.x()[c]) + (seats.y()[b] - seats.y()[a]) * (seats.y()[d] - seats.y()[c]) >= 0;
    }

    private static int seatsOf(List<Block> row) {
        return row.stream().mapToInt(Block::seats).sum();
    }

    /** Takes what was found; the same pair may be found from either side. */
    interface Links {

        /** @param shift from an ordinal of {@code block} to the one of {@code other} */
        void add(Block block, Block other, int shift);
    }
}
