package io.onrush.engine.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The plan of a stadium as large as the largest: three rings of sections around a field, 56,250 seats. */
public final class Stadium {

    private static final int[] SECTIONS = {36, 36, 33};
    private static final int ROWS = 25;
    private static final List<Integer> SEATS_A_ROW = List.of(20, 21, 24);
    private static final double FIELD_WIDTH = 900;
    private static final double FIELD_HEIGHT = 600;
    private static final double ROW_DISTANCE = 14;

    public static final int SEATS = 36 * ROWS * 20 + 36 * ROWS * 21 + 33 * ROWS * 24 - 450;

    private Stadium() {}

    public static byte[] plan() {
        List<Object> zones = new ArrayList<>();
        for (int ring = 0; ring < SECTIONS.length; ring++) {
            for (int section = 0; section < SECTIONS[ring]; section++) {
                zones.add(zone(ring, section));
            }
        }
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("name", "Stadium");
        plan.put("size", Map.of("width", 4000, "height", 3600));
        plan.put("categories", List.of(Map.of("name", "Ring 1", "color", "#b8860b"), Map.of("name", "Ring 2", "color", "#1565c0"), Map.of("name", "Ring 3", "color", "#2e7d32")));
        plan.put("zones", zones);
        return new JsonMapper().writeValueAsBytes(plan);
    }

    public static String[] firstSeats(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(seat -> "101-1-" + seat).toArray(String[]::new);
    }

    private static Map<String, Object> zone(int ring, int section) {
        String name = String.valueOf((ring + 1) * 100 + section + 1);
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(Map.of("row_number", String.valueOf(row + 1), "position", point(0, 0), "seats", seats(ring, section, row, name)));
        }
        return Map.of("name", name, "position", point(2000, 1800), "rows", rows);
    }

    private static List<Object> seats(int ring, int section, int row, String name) {
        int count = SEATS_A_ROW.get(ring) - (ring == 0 && section < 18 ? 1 : 0);
        double depth = (ring * (ROWS + 6) + row) * ROW_DISTANCE;
        List<Object> seats = new ArrayList<>();
        for (int seat = 0; seat < count; seat++) {
            double angle = 2 * Math.PI * (section + 0.06 + 0.88 * seat / (count - 1)) / SECTIONS[ring];
            seats.add(Map.of("seat_guid", name + "-" + (row + 1) + "-" + (seat + 1), "seat_number", String.valueOf(seat + 1), "category", "Ring " + (ring + 1),
                    "position", point((FIELD_WIDTH / 2 + depth) * Math.cos(angle), (FIELD_HEIGHT / 2 + depth) * Math.sin(angle))));
        }
        return seats;
    }

    private static Map<String, Object> point(double x, double y) {
        return Map.of("x", Math.round(x * 100) / 100.0, "y", Math.round(y * 100) / 100.0);
    }
}
