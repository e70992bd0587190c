package io.onrush.loadtests.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A stadium: 90 sections of 25 rows with 25 seats each, in three tiers around the pitch, a category a tier. Seats are numbered row by row. */
final class SeatBowl {

    static final int SEATS_IN_ROW = 25;
    static final int SEATS = 90 * 25 * SEATS_IN_ROW;
    static final List<String> CATEGORIES = List.of("Lower", "Middle", "Upper");

    private static final int SECTIONS_IN_TIER = 30;
    private static final int ROWS = 25;
    private static final int PITCH = 40;

    private SeatBowl() {}

    static byte[] plan() {
        List<Object> zones = IntStream.range(0, CATEGORIES.size())
                .boxed()
                .<Object>flatMap(tier -> IntStream.range(0, SECTIONS_IN_TIER).mapToObj(section -> zone(tier, section)))
                .toList();
        return new JsonMapper().writeValueAsBytes(Map.of(
                "name", "Bowl",
                "size", Map.of("width", 500, "height", 500),
                "categories", CATEGORIES.stream().map(name -> Map.of("name", name, "color", "#1565c0")).toList(),
                "zones", zones));
    }

    private static Map<String, Object> zone(int tier, int section) {
        return Map.of(
                "name", "Section " + (tier + 1) + "-" + (section + 1),
                "position", Map.of("x", 0, "y", 0),
                "rows", IntStream.range(0, ROWS).mapToObj(row -> row(tier, section, row)).toList());
    }

    private static Map<String, Object> row(int tier, int section, int row) {
        String id = (tier + 1) + "-" + (section + 1) + "-" + (row + 1) + "-";
        double radius = PITCH + tier * (ROWS + 5) + row;
        return Map.of(
                "row_number", String.valueOf(row + 1),
                "position", Map.of("x", 0, "y", 0),
                "seats", IntStream.range(0, SEATS_IN_ROW).mapToObj(seat -> Map.of(
                                "seat_guid", id + (seat + 1),
                                "seat_number", String.valueOf(seat + 1),
                                "category", CATEGORIES.get(tier),
                                "position", at(radius, (section + (seat + 0.5) / (SEATS_IN_ROW + 1)) / SECTIONS_IN_TIER)))
                        .toList());
    }

    /** @param turn of the whole way around, from 0 to 1 */
    private static Map<String, Object> at(double radius, double turn) {
        return Map.of("x", 250 + 1.5 * radius * Math.cos(2 * Math.PI * turn), "y", 250 + radius * Math.sin(2 * Math.PI * turn));
    }
}
