package io.onrush.seatmap.plan;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the public JSON of a seat map. Shoppers get what was written once, at the venue's import. */
final class SeatMapJson {

    private final JsonMapper json;

    SeatMapJson(JsonMapper json) {
        this.json = json;
    }

    byte[] encode(SeatMap map) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(map.seats() * 96 + 1024);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            write(out, map);
        }
        return bytes.toByteArray();
    }

    static void write(JsonGenerator out, SeatMap map) {
        out.writeStartObject();
        writeSize(out, map);
        writeCategories(out, map);
        writeSections(out, map);
        out.writeEndObject();
    }

    private static void writeSize(JsonGenerator out, SeatMap map) {
        out.writeObjectPropertyStart("size");
        writeNumber(out, "width", map.width());
        writeNumber(out, "height", map.height());
        out.writeEndObject();
    }

    private static void writeCategories(JsonGenerator out, SeatMap map) {
        out.writeArrayPropertyStart("categories");
        for (Category category : map.categories()) {
            out.writeStartObject();
            out.writeStringProperty("name", category.name());
            out.writeStringProperty("color", category.color());
            if (category.accessible()) {
                out.writeBooleanProperty("accessible", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeSections(JsonGenerator out, SeatMap map) {
        out.writeArrayPropertyStart("sections");
        for (Section section : map.sections()) {
            out.writeStartObject();
            out.writeStringProperty("name", section.name());
            out.writeArrayPropertyStart("rows");
            section.rows().forEach(row -> writeRow(out, map, row));
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeRow(JsonGenerator out, SeatMap map, Section.Row row) {
        out.writeStartObject();
        out.writeStringProperty("number", row.number());
        out.writeArrayPropertyStart("seats");
        for (int ordinal = row.firstOrdinal(); ordinal < row.firstOrdinal() + row.seats(); ordinal++) {
            writeSeat(out, map, ordinal);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeSeat(JsonGenerator out, SeatMap map, int ordinal) {
        out.writeStartObject();
        out.writeStringProperty("id", map.id(ordinal));
        out.writeNumberProperty("ordinal", ordinal);
        out.writeStringProperty("number", map.number(ordinal));
        writeNumber(out, "x", map.x(ordinal));
        writeNumber(out, "y", map.y(ordinal));
        out.writeStringProperty("category", map.category(ordinal));
        out.writeEndObject();
    }

    /** Whole numbers without ".0": most plans have no others, and there are two a seat. */
    private static void writeNumber(JsonGenerator out, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumberProperty(name, (long) value);
        } else {
            out.writeNumberProperty(name, value);
        }
    }
}
