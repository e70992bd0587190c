package io.onrush.seatmap.plan;

import io.onrush.seatmap.plan.SeatLayout.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts the rows of a section into blocks: where the category changes, and where the next seat is clearly further away than seats of
 * this row usually are, as at an aisle or where a seat is missing. Seats are taken in plan order; a row that is listed in another
 * order than they stand, odd numbers before even ones, falls apart into small blocks, which are still right.
 */
final class RowBlocks {

    private static final double CLEARLY_FURTHER = 1.5;

    private final SeatColumns seats;
    private final byte[] quality;
    private final double sectionPitch;

    RowBlocks(Section section, SeatColumns seats, byte[] quality) {
        this.seats = seats;
        this.quality = quality;
        this.sectionPitch = median(section.rows().stream().flatMapToDouble(row -> Arrays.stream(gaps(row))).toArray());
    }

    /** What a step to the next seat of the row measures. A row of few seats may be mostly aisle, so the section has a say. */
    private double pitch(Section.Row row) {
        double asTheyStand = median(gaps(standing(row)));
        return Math.min(Math.min(median(gaps(row)), asTheyStand), CLEARLY_FURTHER * sectionPitch);
    }

    /** The seats from one end of the row to the other, whatever their order in the plan. */
    private int[] standing(Section.Row row) {
        int[] listed = listed(row);
        double[] along = extent(seats.x(), listed) >= extent(seats.y(), listed) ? seats.x() : seats.y();
        return Arrays.stream(listed).boxed().sorted(Comparator.comparingDouble(seat -> along[seat])).mapToInt(Integer::intValue).toArray();
    }

    private static double extent(double[] positions, int[] of) {
        return Arrays.stream(of).mapToDouble(seat -> positions[seat]).max().orElse(0) - Arrays.stream(of).mapToDouble(seat -> positions[seat]).min().orElse(0);
    }

    private static int[] listed(Section.Row row) {
        return IntStream.range(row.firstOrdinal(), row.firstOrdinal() + row.seats()).toArray();
    }

    /** Without neighbours; their order is the row's. */
    List<Block> of(Section.Row row) {
        double furthest = CLEARLY_FURTHER * pitch(row);
        List<Block> blocks = new ArrayList<>();
        int first = row.firstOrdinal();
        for (int seat = first + 1; seat <= row.firstOrdinal() + row.seats(); seat++) {
            boolean ends = seat == row.firstOrdinal() + row.seats() || !together(seat, furthest)
                    || seat - first == SeatLayout.MOST_SEATS_OF_A_BLOCK;
            if (ends) {
                blocks.add(block(first, seat));
                first = seat;
            }
        }
        return blocks;
    }

    /** The seat and the one before it. Where all stand on one spot, positions say nothing. */
    private boolean together(int seat, double furthest) {
        return seats.categories()[seat] == seats.categories()[seat - 1]
                && (furthest == 0 || seats.distance(seat - 1, seat) <= furthest);
    }

    private Block block(int first, int end) {
        int best = 255;
        for (int seat = first; seat < end; seat++) {
            best = Math.min(best, quality[seat] & 0xFF);
        }
        return new Block(first, end - first, seats.categories()[first], seats.sections()[first], best, List.of());
    }

    private double[] gaps(Section.Row row) {
        return gaps(listed(row));
    }

    private double[] gaps(int[] ordered) {
        return IntStream.range(1, ordered.length).mapToDouble(i -> seats.distance(ordered[i - 1], ordered[i])).toArray();
    }

    /** The lower one of two in the middle: an aisle does not decide. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.MAX_VALUE : sorted[(sorted.length - 1) / 2];
    }
}
