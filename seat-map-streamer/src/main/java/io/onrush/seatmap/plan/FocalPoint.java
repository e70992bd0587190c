package io.onrush.seatmap.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where everybody looks, where the plan does not say so:
 * <ul>
 * <li>the middle of all seats, where they lie on all four sides of an empty middle, as around a field;
 * <li>else the middle of the first row of the largest section, since plans list rows from the front to the back.
 * </ul>
 */
final class FocalPoint {

    private FocalPoint() {
    }

    static Point of(List<Section> sections, SeatColumns seats) {
        Extent x = Extent.of(seats.x());
        Extent y = Extent.of(seats.y());
        return surround(seats, x, y) ? new Point(x.middle(), y.middle()) : firstRow(sections, seats);
    }

    /** Of the nine parts of the map the four beside the middle have seats and the middle has none. */
    private static boolean surround(SeatColumns seats, Extent x, Extent y) {
        boolean[] seated = new boolean[9];
        for (int seat = 0; seat < seats.x().length; seat++) {
            seated[3 * y.third(seats.y()[seat]) + x.third(seats.x()[seat])] = true;
        }
        return !seated[4] && seated[1] && seated[3] && seated[5] && seated[7];
    }

    private static Point firstRow(List<Section> sections, SeatColumns seats) {
        Section largest = sections.stream().max(Comparator.comparingInt(Section::seats)).orElseThrow();
        Section.Row row = largest.rows().stream().filter(each -> each.seats() > 0).findFirst().orElseThrow();
        int left = row.firstOrdinal() + (row.seats() - 1) / 2;
        int right = row.firstOrdinal() + row.seats() / 2;
        return new Point((seats.x()[left] + seats.x()[right]) / 2, (seats.y()[left] + seats.y()[right]) / 2);
    }

    private record Extent(double least, double most) {

        static Extent of(double[] values) {
            return new Extent(Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
        }

        double middle() {
            return (least + most) / 2;
        }

        int third(double value) {
            return most == least ? 1 : Math.min(2, (int) (3 * (value - least) / (most - least)));
        }
    }
}
