package io.onrush.seatmap.plan;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a seating plan in the JSON format that pretix's plan editor exports. Members it does not know (shapes, labels,
 * zone ids) are passed over; what the seat map is made of must be right. How deep and how long the JSON may be is
 * bounded by Jackson's stream constraints and, before that, by whoever accepts the body.
 */
final class PlanReader {

    private final JsonMapper json;
    private final int maxSeats;

    PlanReader(JsonMapper json, int maxSeats) {
        this.json = json;
        this.maxSeats = maxSeats;
    }

    PlanImport read(byte[] plan) {
        try {
            return read(json.readTree(plan));
        } catch (JacksonException notJson) {
            return rejected("is not JSON" + at(notJson.getLocation()) + ": " + firstLine(notJson.getOriginalMessage())
                    + "; export the plan again");
        }
    }

    private PlanImport read(JsonNode root) {
        if (!root.isObject()) {
            return rejected("must be a JSON object with name, size, categories and zones; export the plan again");
        }
        return new PlanReading(root, maxSeats).result();
    }

    private static PlanImport rejected(String detail) {
        PlanErrors errors = new PlanErrors();
        errors.add(Place.ROOT.member("plan"), detail);
        return errors.rejected();
    }

    private static String at(TokenStreamLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
