package io.onrush.engine.allocation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST release}: which places of the allocation; all of them where it names none.
 *
 * @param items SKUs
 */
public record Released(
        @Nullable List<String> seats,
        @Nullable List<PlaceSelection.Row> rows,
        @Nullable List<String> sections,
        @Nullable List<String> categories,
        @Nullable List<String> items) {

    PlaceSelection places() {
        return new PlaceSelection(seats, rows, sections, categories);
    }

    Set<String> skus() {
        return items == null ? Set.of() : Set.copyOf(items);
    }

    boolean isEmpty() {
        return places().isEmpty() && skus().isEmpty();
    }
}
