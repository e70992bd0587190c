package io.onrush.loadtests.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A plan that is nothing but large: rows of seats in one zone and one category. */
record SeatGrid(int rows, int seatsInRow) {

    static final String CATEGORY = "Seat";

    int seats() {
        return rows * seatsInRow;
    }

    /** @param number from 0 */
    String seat(int number) {
        return id(number / seatsInRow, number % seatsInRow);
    }

    byte[] plan() {
        List<Object> all = IntStream.range(0, rows).<Object>mapToObj(this::row).toList();
        return new JsonMapper().writeValueAsBytes(Map.of(
                "name", "Grid",
                "size", Map.of("width", seatsInRow * 10, "height", rows * 10),
                "categories", List.of(Map.of("name", CATEGORY, "color", "#1565c0")),
                "zones", List.of(Map.of("name", "Grid", "position", Map.of("x", 0, "y", 0), "rows", all))));
    }

    private Map<String, Object> row(int row) {
        List<Object> seats = IntStream.range(0, seatsInRow)
                .<Object>mapToObj(seat -> Map.of("seat_guid", id(row, seat), "seat_number", String.valueOf(seat + 1), "category", CATEGORY,
                        "position", Map.of("x", seat * 10, "y", 0)))
                .toList();
        return Map.of("row_number", String.valueOf(row + 1), "position", Map.of("x", 0, "y", row * 10), "seats", seats);
    }

    private static String id(int row, int seat) {
        return (row + 1) + "-" + (seat + 1);
    }
}
