package io.onrush.loadtests.sale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A seating plan of any size: straight rows of twenty seats in blocks of twenty rows, dearest in front. */
public final class Hall {

    private static final int SEATS_A_ROW = 20;
    private static final int ROWS_A_BLOCK = 20;
    private static final int DISTANCE = 20;
    private static final List<String> CATEGORIES = List.of("Front", "Middle", "Back");

    private final int seats;

    public Hall(int seats) {
        this.seats = seats;
    }

    /** The plan as {@code POST venues} takes it. */
    public Map<String, Object> plan() {
        int blocks = Math.ceilDiv(seats, SEATS_A_ROW * ROWS_A_BLOCK);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("name", "Hall of the load test, " + seats + " seats");
        plan.put("size", Map.of("width", (SEATS_A_ROW + 2) * DISTANCE, "height", blocks * (ROWS_A_BLOCK + 2) * DISTANCE));
        plan.put("categories", CATEGORIES.stream().map(name -> Map.of("name", name, "color", "#1565c0")).toList());
        plan.put("zones", IntStream.range(0, blocks).mapToObj(this::block).toList());
        return plan;
    }

    /** What a seat of each category costs. */
    public Map<String, Object> prices() {
        Map<String, Object> prices = new LinkedHashMap<>();
        CATEGORIES.forEach(name -> prices.put(name, Map.of("amount", 9000 - 2500 * prices.size(), "currency", "EUR")));
        return prices;
    }

    private Map<String, Object> block(int block) {
        List<Object> rows = new ArrayList<>();
        int first = block * ROWS_A_BLOCK * SEATS_A_ROW;
        for (int row = 0; row < ROWS_A_BLOCK && first + row * SEATS_A_ROW < seats; row++) {
            rows.add(row(block, row, Math.min(SEATS_A_ROW, seats - first - row * SEATS_A_ROW)));
        }
        return Map.of("name", "Block " + (block + 1), "position", point(DISTANCE, (block * (ROWS_A_BLOCK + 2) + 1) * DISTANCE), "rows", rows);
    }

    private Map<String, Object> row(int block, int row, int length) {
        String category = CATEGORIES.get(row * CATEGORIES.size() / ROWS_A_BLOCK);
        List<Object> chairs = IntStream.range(0, length)
                .mapToObj(seat -> (Object) Map.of(
                        "seat_guid", (block + 1) + "-" + (row + 1) + "-" + (seat + 1),
                        "seat_number", String.valueOf(seat + 1),
                        "category", category,
                        "position", point(seat * DISTANCE, 0)))
                .toList();
        return Map.of("row_number", String.valueOf(row + 1), "position", point(0, row * DISTANCE), "seats", chairs);
    }

    private static Map<String, Object> point(int x, int y) {
        return Map.of("x", x, "y", y);
    }
}
