package io.onrush.seatmap.plan;

import java.util.Arrays;
import java.util.List;

/**
 * How good each seat is, 0 the best to 255 the worst: what the plan states for it, else its distance to the focal point and, along
 * the row, to the centre of its row, both in plan units and added up. The best and the worst such sum of the venue are 0 and 255.
 */
final class SeatQuality {

    /** In the column of stated qualities: the plan says nothing. */
    static final short DERIVED = -1;

    private static final int WORST = 255;

    private final SeatColumns seats;
    private final Point focus;
    private final double[] distances;

    private SeatQuality(SeatColumns seats, Point focus) {
        this.seats = seats;
        this.focus = focus;
        this.distances = new double[seats.x().length];
    }

    static byte[] of(List<Section> sections, SeatColumns seats, Point focus) {
        SeatQuality quality = new SeatQuality(seats, focus);
        sections.forEach(section -> section.rows().forEach(quality::measure));
        return quality.scaled();
    }

    private void measure(Section.Row row) {
        double along = 0;
        double[] alongs = new double[row.seats()];
        for (int i = 1; i < alongs.length; i++) {
            along += seats.distance(row.firstOrdinal() + i - 1, row.firstOrdinal() + i);
            alongs[i] = along;
        }
        for (int i = 0; i < alongs.length; i++) {
            int seat = row.firstOrdinal() + i;
            distances[seat] = Math.hypot(seats.x()[seat] - focus.x(), seats.y()[seat] - focus.y()) + Math.abs(alongs[i] - along / 2);
        }
    }

    private byte[] scaled() {
        double least = Arrays.stream(distances).min().orElse(0);
        double span = Arrays.stream(distances).max().orElse(0) - least;
        byte[] scaled = new byte[distances.length];
        for (int seat = 0; seat < scaled.length; seat++) {
            short stated = seats.qualities()[seat];
            double derived = span == 0 ? 0 : (distances[seat] - least) / span * WORST;
            scaled[seat] = (byte) (stated == DERIVED ? Math.round(derived) : stated);
        }
        return scaled;
    }
}
