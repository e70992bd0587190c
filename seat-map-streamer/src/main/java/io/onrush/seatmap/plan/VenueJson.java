package io.onrush.seatmap.plan;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes what an admin sees of a venue: its categories with their seats, and its seat map as shoppers get it. */
final class VenueJson {

    private final JsonMapper json;

    VenueJson(JsonMapper json) {
        this.json = json;
    }

    /** @param venueId {@code null} for a plan that was not imported; the member is then left out */
    byte[] encode(@Nullable UUID venueId, SeatMap map) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(map.seats() * 96 + 1024);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            if (venueId != null) {
                out.writeStringProperty("venueId", venueId.toString());
            }
            out.writeStringProperty("name", map.name());
            out.writeNumberProperty("seats", map.seats());
            writeCategories(out, map);
            out.writeName("seatMap");
            SeatMapJson.write(out, map);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeCategories(JsonGenerator out, SeatMap map) {
        Map<String, Integer> seats = map.seatsPerCategory();
        out.writeArrayPropertyStart("categories");
        for (Category category : map.categories()) {
            out.writeStartObject();
            out.writeStringProperty("name", category.name());
            out.writeStringProperty("color", category.color());
            if (category.accessible()) {
                out.writeBooleanProperty("accessible", true);
            }
            out.writeNumberProperty("seats", seats.get(category.name()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
