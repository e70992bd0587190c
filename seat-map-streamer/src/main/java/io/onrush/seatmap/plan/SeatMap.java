package io.onrush.seatmap.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a venue. A seat's <em>ordinal</em> is its place in plan order (zone, row, seat), from 0 to
 * {@code seats() - 1}; it never changes, because a plan never changes once imported. A seat's <em>id</em> is the plan's
 * {@code seat_guid}. Coordinates are plan units from the upper left corner of the map.
 *
 * <p>Immutable and safe to share. Columns rather than an object a seat: 56,000 seats take a few megabytes. Asking for an
 * ordinal outside the map throws {@link IndexOutOfBoundsException}.
 */
public final class SeatMap {

    private final String name;
    private final double width;
    private final double height;
    private final List<Category> categories;
    private final List<Section> sections;
    private final SeatColumns seats;
    private final OrdinalIndex ordinals;
    private final SeatLayout layout;

    /** A map without seats. */
    static SeatMap empty() {
        return new SeatMap("", 0, 0, List.of(), List.of(), SeatColumns.of(List.of()), new Point(0, 0));
    }

    /** @param focus where everybody looks, as the plan states it */
    SeatMap(String name, double width, double height, List<Category> categories, List<Section> sections,
            SeatColumns seats, @Nullable Point focus) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.categories = List.copyOf(categories);
        this.sections = List.copyOf(sections);
        this.seats = seats;
        this.ordinals = new OrdinalIndex(seats.ids());
        this.layout = LayoutPlanning.layout(sections, seats, focus == null ? FocalPoint.of(sections, seats) : focus);
    }

    public String name() {
        return name;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** How many seats there are. */
    public int seats() {
        return seats.ids().length;
    }

    /** In plan order. A category's place in this list is its {@link #categoryIndex index}. */
    public List<Category> categories() {
        return categories;
    }

    public List<Section> sections() {
        return sections;
    }

    /** The ordinal of a seat by its id; empty when this map has no such seat. */
    public OptionalInt ordinal(String seatId) {
        return ordinals.find(seatId);
    }

    public String id(int ordinal) {
        return seats.ids()[ordinal];
    }

    /** What is written on the seat. */
    public String number(int ordinal) {
        return seats.numbers()[ordinal];
    }

    /** Which seats are together, and how good they are. */
    public SeatLayout layout() {
        return layout;
    }

    public String category(int ordinal) {
        return categories.get(categoryIndex(ordinal)).name();
    }

    /** The place of the seat's category in {@link #categories()}. */
    public int categoryIndex(int ordinal) {
        return seats.categories()[ordinal];
    }

    public String section(int ordinal) {
        return sections.get(seats.sections()[ordinal]).name();
    }

    public Section.Row row(int ordinal) {
        return sections.get(seats.sections()[ordinal]).rows().get(seats.rows()[ordinal]);
    }

    public double x(int ordinal) {
        return seats.x()[ordinal];
    }

    public double y(int ordinal) {
        return seats.y()[ordinal];
    }

    /** Seats per category name, in plan order; a category without seats counts 0. */
    public Map<String, Integer> seatsPerCategory() {
        int[] counts = new int[categories.size()];
        for (short category : seats.categories()) {
            counts[category]++;
        }
        Map<String, Integer> perCategory = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            perCategory.put(categories.get(i).name(), counts[i]);
        }
        return perCategory;
    }

    @Override
    public String toString() {
        return "SeatMap[%s, %d seats]".formatted(name, seats());
    }
}
