package io.onrush.seatmap.availability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the public JSON of snapshots and changes. */
final class AvailabilityJson {

    private final JsonMapper json;

    AvailabilityJson(JsonMapper json) {
        this.json = json;
    }

    byte[] snapshot(long seq, byte[] states, Map<String, CategoryCounts> categories, Map<String, Long> stock) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(states.length + 128 * (categories.size() + 1) + 32 * stock.size());
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("seq", seq);
            out.writeStringProperty("seats", new String(states, StandardCharsets.US_ASCII));
            out.writeObjectPropertyStart("categories");
            categories.forEach((name, counts) -> writeCounts(out, name, counts));
            out.writeEndObject();
            writeStock(out, stock);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    byte[] stock(Map<String, Long> left) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * (left.size() + 1));
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            writeStock(out, left);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeStock(JsonGenerator out, Map<String, Long> left) {
        out.writeObjectPropertyStart("stock");
        left.forEach(out::writeNumberProperty);
        out.writeEndObject();
    }

    /** @param states all seats' states, of which those of the ordinals are written */
    byte[] changes(long seq, int[] ordinals, byte[] states) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(12 * ordinals.length + 48);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("seq", seq);
            out.writeArrayPropertyStart("changes");
            for (int ordinal : ordinals) {
                out.writeStartArray();
                out.writeNumber(ordinal);
                out.writeString(Character.toString(states[ordinal]));
                out.writeEndArray();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeCounts(JsonGenerator out, String name, CategoryCounts counts) {
        out.writeObjectPropertyStart(name);
        out.writeNumberProperty("available", counts.available());
        out.writeNumberProperty("held", counts.held());
        out.writeNumberProperty("sold", counts.sold());
        out.writeNumberProperty("blocked", counts.blocked());
        out.writeEndObject();
    }
}
