package io.onrush.seatmap.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of a plan, its place, and where to report. A member that is not as it must be is reported and answered
 * with a stand-in, so that reading goes on and one import shows many errors; a plan with errors is never used.
 */
record PlanNode(JsonNode json, Place place, PlanErrors errors) {

    static final int TEXT_LENGTH = 64;

    private static final String STAND_IN = "";

    String text(String member) {
        JsonNode value = json.path(member);
        if (!value.isString()) {
            report(member, found(value) + "; give a text of 1 to " + TEXT_LENGTH + " characters");
            return STAND_IN;
        }
        String text = value.stringValue();
        if (text.isBlank() || text.length() > TEXT_LENGTH || !isPrintable(text)) {
            report(member, "must be 1 to " + TEXT_LENGTH + " printable characters, not only spaces");
        }
        return text;
    }

    double number(String member) {
        JsonNode value = json.path(member);
        double number = value.isNumber() ? value.doubleValueOpt().orElse(Double.NaN) : Double.NaN;
        if (Double.isFinite(number)) {
            return number;
        }
        report(member, (value.isNumber() ? "is out of range" : found(value)) + "; give a finite number");
        return 0;
    }

    boolean flag(String member, boolean otherwise) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            report(member, found(value) + "; give true or false, or leave it out");
        }
        return value.booleanValue(otherwise);
    }

    Point position() {
        PlanNode position = object("position");
        return position == null ? new Point(0, 0) : new Point(position.number("x"), position.number("y"));
    }

    /** The object, or {@code null} after reporting that there is none. */
    @Nullable PlanNode object(String member) {
        JsonNode value = json.path(member);
        if (value.isObject()) {
            return new PlanNode(value, place.member(member), errors);
        }
        report(member, found(value) + "; give an object");
        return null;
    }

    /** The objects of a list; others are reported and left out. */
    List<PlanNode> items(String member) {
        JsonNode list = json.path(member);
        if (!list.isArray()) {
            report(member, found(list) + "; give a list");
            return List.of();
        }
        List<PlanNode> items = new ArrayList<>(list.size());
        int index = 0;
        for (JsonNode value : list) {
            Place at = place.item(member, index++);
            if (value.isObject()) {
                items.add(new PlanNode(value, at, errors));
            } else {
                errors.add(at, found(value) + "; give an object");
            }
        }
        return items;
    }

    void report(String member, String detail) {
        errors.add(place.member(member), detail);
    }

    private static String found(JsonNode value) {
        return value.isMissingNode()
                ? "is missing"
                : "is of type " + value.getNodeType().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || !Character.isDefined(c)
                || Character.getType(c) == Character.SURROGATE);
    }
}
