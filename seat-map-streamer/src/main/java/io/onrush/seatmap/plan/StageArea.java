package io.onrush.seatmap.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Areas of a plan are drawings; one whose text names a stage or a field tells where everybody looks. What is odd is passed over. */
final class StageArea {

    private static final Pattern STAGE = Pattern.compile(
            "(stage|b(ü|ue)hne|sc[eè]ne|escenario|podium|screen|leinwand|pitch|field|spielfeld|court)( .*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private StageArea() {
    }

    /** The middle of the first such area of a zone; {@code null} where it has none. */
    static @Nullable Point in(JsonNode zone, Point zoneAt) {
        for (JsonNode area : zone.path("areas")) {
            if (STAGE.matcher(text(area).strip()).matches() && area.path("position").path("x").isNumber()
                    && area.path("position").path("y").isNumber()) {
                return zoneAt.plus(middle(area));
            }
        }
        return null;
    }

    /** The published schema has the text itself, the editor's newer exports an object around it. */
    private static String text(JsonNode area) {
        JsonNode text = area.path("text");
        return Optional.of(text.isObject() ? text.path("text") : text).filter(JsonNode::isString).map(JsonNode::stringValue).orElse("");
    }

    private static Point middle(JsonNode area) {
        JsonNode size = area.path("rectangle").isObject() ? area.path("rectangle") : area;
        return new Point(area.path("position").path("x").doubleValue() + half(size, "width"),
                area.path("position").path("y").doubleValue() + half(size, "height"));
    }

    private static double half(JsonNode size, String member) {
        return size.path(member).isNumber() ? size.path(member).doubleValue() / 2 : 0;
    }
}
