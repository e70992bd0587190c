package io.onrush.engine.allocation;

import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Section;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Seats as an admin names them: one by one, by row, by section, by category. They add up.
 *
 * @param sections all of a name where the venue has several
 */
public record PlaceSelection(
        @Nullable List<String> seats, @Nullable List<Row> rows, @Nullable List<String> sections, @Nullable List<String> categories) {

    private static final int SHOWN_LENGTH = 64;

    public record Row(String section, String row) {}

    /** Their ordinals, ascending. */
    List<Integer> ordinals(SeatMap map, List<FieldError> errors) {
        Set<Integer> ordinals = new TreeSet<>();
        for (int i = 0; i < size(seats); i++) {
            String id = seats.get(i);
            OptionalInt ordinal = id == null ? OptionalInt.empty() : map.ordinal(id);
            ordinal.ifPresentOrElse(ordinals::add, unknown(errors, "seats[" + i + "]", "seat", id));
        }
        for (int i = 0; i < size(rows); i++) {
            Row row = rows.get(i);
            addIfAny(ordinals, row == null ? IntStream.empty() : of(map, row), unknown(errors, "rows[" + i + "]", "row", row == null ? null : row.section() + " " + row.row()));
        }
        for (int i = 0; i < size(sections); i++) {
            String name = sections.get(i);
            addIfAny(ordinals, seatsWhere(map, ordinal -> map.section(ordinal).equals(name)), unknown(errors, "sections[" + i + "]", "section", name));
        }
        for (int i = 0; i < size(categories); i++) {
            String name = categories.get(i);
            addIfAny(ordinals, seatsWhere(map, ordinal -> map.category(ordinal).equals(name)), unknown(errors, "categories[" + i + "]", "category", name));
        }
        return List.copyOf(ordinals);
    }

    boolean isEmpty() {
        return size(seats) + size(rows) + size(sections) + size(categories) == 0;
    }

    private static IntStream of(SeatMap map, Row wanted) {
        return map.sections().stream()
                .filter(section -> section.name().equals(wanted.section()))
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.number().equals(wanted.row()))
                .flatMapToInt(PlaceSelection::ordinals);
    }

    private static IntStream ordinals(Section.Row row) {
        return IntStream.range(row.firstOrdinal(), row.firstOrdinal() + row.seats());
    }

    private static IntStream seatsWhere(SeatMap map, IntPredicate wanted) {
        return IntStream.range(0, map.seats()).filter(wanted);
    }

    private static void addIfAny(Set<Integer> ordinals, IntStream found, Runnable none) {
        List<Integer> all = found.boxed().toList();
        ordinals.addAll(all);
        if (all.isEmpty()) {
            none.run();
        }
    }

    private static Runnable unknown(List<FieldError> errors, String field, String what, @Nullable String name) {
        return () -> errors.add(new FieldError(field, "the venue has no " + what + " '" + shown(name) + "'; its seats are at the event's seat-map"));
    }

    private static String shown(@Nullable String text) {
        return text == null || text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…";
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }
}
