package io.onrush.seatmap.plan;

import io.onrush.seatmap.plan.SeatColumns.PlannedSeat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One plan being read, from its root down to its seats. Used once. */
final class PlanReading {

    /** Names, hex and functional notations; nothing that could leave the attribute it is written into. */
    private static final Pattern COLOR = Pattern.compile("[#a-zA-Z0-9(),.% -]{1,64}");

    /** Ordinals of categories, sections and rows are kept in 16 bits. */
    private static final int MAX_GROUPS = Short.MAX_VALUE;

    private final PlanErrors errors = new PlanErrors();
    private final Map<String, Integer> categoryIndex = new LinkedHashMap<>();
    private final List<Category> categories = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<PlannedSeat> seats = new ArrayList<>();
    private final Set<String> seatIds = new HashSet<>();
    private final PlanNode plan;
    private final int maxSeats;
    private @Nullable Point stage;

    PlanReading(JsonNode root, int maxSeats) {
        this.plan = new PlanNode(root, Place.ROOT, errors);
        this.maxSeats = maxSeats;
    }

    PlanImport result() {
        String name = plan.text("name");
        Point size = size();
        readCategories();
        readZones();
        Point focus = focus();
        checkSeatCount();
        return errors.isEmpty()
                ? new PlanImport.Accepted(
                        new SeatMap(name, size.x(), size.y(), categories, sections, SeatColumns.of(seats), focus))
                : errors.rejected();
    }

    private Point size() {
        PlanNode size = plan.object("size");
        return size == null ? new Point(0, 0) : new Point(length(size, "width"), length(size, "height"));
    }

    private static double length(PlanNode size, String member) {
        double length = size.number(member);
        if (size.json().path(member).isNumber() && length <= 0) {
            size.report(member, "is not positive; give the map's extent in plan units");
        }
        return length;
    }

    /** Our own member; it wins over the drawing of a stage. */
    private @Nullable Point focus() {
        if (plan.json().path("focalPoint").isMissingNode()) {
            return stage;
        }
        PlanNode focus = plan.object("focalPoint");
        return focus == null ? null : new Point(focus.number("x"), focus.number("y"));
    }

    private void readCategories() {
        List<PlanNode> nodes = plan.items("categories");
        if (nodes.isEmpty() && plan.json().path("categories").isArray()) {
            plan.report("categories", "is empty; give at least one category");
        }
        checkGroups(plan, "categories", nodes.size());
        nodes.forEach(this::readCategory);
    }

    private void readCategory(PlanNode node) {
        String name = node.text("name");
        if (categoryIndex.putIfAbsent(name, categories.size()) != null) {
            node.report("name", "'" + name + "' is used by an earlier category; give each category a name of its own");
            return;
        }
        categories.add(new Category(name, color(node), node.flag("accessible", Category.soundsAccessible(name))));
    }

    private static @Nullable String color(PlanNode node) {
        JsonNode color = node.json().path("color");
        if (color.isMissingNode() || color.isNull()) {
            return null;
        }
        if (!color.isString() || !COLOR.matcher(color.stringValue()).matches()) {
            node.report("color", "is not a CSS colour; write it like #1565c0 or leave it out");
            return null;
        }
        return color.stringValue();
    }

    private void readZones() {
        List<PlanNode> zones = plan.items("zones");
        checkGroups(plan, "zones", zones.size());
        zones.forEach(this::readZone);
    }

    private void readZone(PlanNode zone) {
        String name = zone.text("name");
        Point at = zone.position();
        int quality = quality(zone, SeatQuality.DERIVED);
        if (stage == null) {
            stage = StageArea.in(zone.json(), at);
        }
        List<PlanNode> nodes = zone.items("rows");
        checkGroups(zone, "rows", nodes.size());
        List<Section.Row> rows = new ArrayList<>(nodes.size());
        for (PlanNode row : nodes) {
            rows.add(readRow(row, rows.size(), at, quality));
        }
        sections.add(new Section(name, rows));
    }

    private Section.Row readRow(PlanNode row, int index, Point zoneAt, int zoneQuality) {
        String number = row.text("row_number");
        Point at = zoneAt.plus(row.position());
        int first = seats.size();
        int quality = quality(row, zoneQuality);
        for (PlanNode seat : row.items("seats")) {
            seats.add(readSeat(seat, index, at, quality));
        }
        return new Section.Row(number, first, seats.size() - first);
    }

    private PlannedSeat readSeat(PlanNode seat, int row, Point rowAt, int rowQuality) {
        String id = seat.text("seat_guid");
        if (!id.isBlank() && !seatIds.add(id)) {
            seat.report("seat_guid", "'" + id + "' is used by an earlier seat; give each seat an id of its own");
        }
        return new PlannedSeat(id, seat.text("seat_number"), category(seat), sections.size(), row,
                rowAt.plus(seat.position()).rounded(), quality(seat, rowQuality));
    }

    /** Our own member: of a zone, a row or a seat, and what stands nearest to the seat counts. */
    private static int quality(PlanNode node, int otherwise) {
        JsonNode quality = node.json().path("quality");
        if (quality.isMissingNode() || quality.isNull()) {
            return otherwise;
        }
        if (!quality.isInt() || quality.intValue() < 0 || quality.intValue() > 255) {
            node.report("quality", "must be a whole number from 0, the best, to 255; or leave it out");
            return otherwise;
        }
        return quality.intValue();
    }

    private int category(PlanNode seat) {
        String name = seat.text("category");
        Integer index = categoryIndex.get(name);
        if (index != null) {
            return index;
        }
        if (!name.isEmpty() && !categories.isEmpty()) {
            seat.report("category",
                    "'" + name + "' is not among the plan's categories; add it there or use one of them");
        }
        return 0;
    }

    private void checkSeatCount() {
        if (seats.isEmpty()) {
            plan.report("zones", "hold no seat; give at least one");
        } else if (seats.size() > maxSeats) {
            plan.report("zones", "hold " + seats.size() + " seats, more than the " + maxSeats
                    + " allowed; split the plan, or raise onrush.seat-map-streamer.max-seats");
        }
    }

    private static void checkGroups(PlanNode node, String member, int size) {
        if (size > MAX_GROUPS) {
            node.report(member, "has " + size + " entries, more than the " + MAX_GROUPS + " allowed; split the plan");
        }
    }
}
