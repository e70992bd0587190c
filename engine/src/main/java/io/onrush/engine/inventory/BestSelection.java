package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.Category;
import io.onrush.seatmap.plan.SeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code bestAvailable} of the body of {@code POST holds}.
 *
 * @param category any where absent
 * @param section any where absent; all of its name where the venue has several
 * @param accessible false where absent
 */
record BestSelection(@Nullable Integer quantity, @Nullable String category, @Nullable String section, @Nullable Boolean accessible) {

    /** Fails with {@code invalid-hold}, naming every wrong field. */
    HoldWish wish(Event event, SeatMap map) {
        List<FieldError> errors = new ArrayList<>();
        if (quantity == null || quantity < 1 || quantity > event.seatsPerVisitor()) {
            errors.add(error("quantity", "must be from 1 to " + event.seatsPerVisitor() + ", the seats that a visitor may have"));
        }
        OptionalInt index = indexOfCategory(map);
        if (category != null && index.isEmpty()) {
            errors.add(error("category", "there is no such category; the venue has " + map.categories().stream().map(Category::name).toList()));
        }
        index.stream().filter(i -> map.categories().get(i).accessible() != isAccessible()).forEach(i -> errors.add(error("accessible", isAccessible()
                ? "the category has no accessible seats; leave category out, or accessible"
                : "the category is of accessible seats; set it to true to ask for them")));
        List<Integer> sections = indexesOfSections(map);
        if (section != null && sections.isEmpty()) {
            errors.add(error("section", "there is no such section; take a name from the event's seat-map"));
        }
        if (!errors.isEmpty()) {
            throw EngineProblem.INVALID_HOLD.with(errors);
        }
        return new HoldWish.BestAvailable(quantity, index, sections, isAccessible());
    }

    private boolean isAccessible() {
        return Boolean.TRUE.equals(accessible);
    }

    private OptionalInt indexOfCategory(SeatMap map) {
        return IntStream.range(0, map.categories().size()).filter(i -> map.categories().get(i).name().equals(category)).findFirst();
    }

    private List<Integer> indexesOfSections(SeatMap map) {
        return IntStream.range(0, map.sections().size()).filter(i -> map.sections().get(i).name().equals(section)).boxed().toList();
    }

    private static FieldError error(String member, String detail) {
        return new FieldError("bestAvailable." + member, detail);
    }
}
