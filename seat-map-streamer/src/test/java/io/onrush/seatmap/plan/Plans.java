package io.onrush.seatmap.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Seating plans for tests. */
public final class Plans {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    /** Seats of {@link #smallHall()}. */
    public static final int SMALL_HALL_SEATS = 58;

    private Plans() {
    }

    /** Curved rows, missing seats, boxes, an empty row, a category without seats, members we do not know. */
    public static byte[] smallHall() {
        try (InputStream plan = Plans.class.getResourceAsStream("/plans/small-hall.json")) {
            return plan.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The small hall after one change to its JSON. */
    static byte[] smallHallWith(Consumer<ObjectNode> change) {
        ObjectNode plan = (ObjectNode) JSON.readTree(smallHall());
        change.accept(plan);
        return JSON.writeValueAsBytes(plan);
    }

    /** A stadium of 90 blocks of 25 rows of 25 seats: 56,250. */
    public static byte[] stadium() {
        ObjectNode plan = JSON.createObjectNode().put("name", "Generated Stadium");
        plan.putObject("size").put("width", 8000).put("height", 6000);
        ArrayNode categories = plan.putArray("categories");
        for (String name : new String[] {"Gold", "Silver", "Bronze"}) {
            categories.addObject().put("name", name).put("color", "#c9a227");
        }
        ArrayNode zones = plan.putArray("zones");
        for (int block = 0; block < 90; block++) {
            addBlock(zones, block, new String[] {"Gold", "Silver", "Bronze"}[block % 3]);
        }
        return plan.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addBlock(ArrayNode zones, int block, String category) {
        ObjectNode zone = zones.addObject().put("name", "Block " + block);
        position(zone, 300 * (block % 15), 400 * (block / 15));
        ArrayNode rows = zone.putArray("rows");
        for (int row = 1; row <= 25; row++) {
            ObjectNode rowNode = rows.addObject().put("row_number", Integer.toString(row));
            position(rowNode, 0, 12 * row);
            ArrayNode seats = rowNode.putArray("seats");
            for (int seat = 1; seat <= 25; seat++) {
                ObjectNode seatNode = seats.addObject()
                        .put("seat_guid", "B" + block + "-" + row + "-" + seat)
                        .put("seat_number", Integer.toString(seat))
                        .put("category", category);
                position(seatNode, 10 * seat, seat % 3);
            }
        }
    }

    private static void position(ObjectNode node, double x, double y) {
        node.putObject("position").put("x", x).put("y", y);
    }

    public static SeatMap map(byte[] plan) {
        return switch (new PlanReader(JSON, 200_000).read(plan)) {
            case PlanImport.Accepted(SeatMap map) -> map;
            case PlanImport.Rejected(var errors) -> throw new AssertionError(errors.toString());
        };
    }
}
