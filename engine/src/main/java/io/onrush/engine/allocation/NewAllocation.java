package io.onrush.engine.allocation;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * The body of {@code POST allocations}.
 *
 * @param name of a new one, or of one that stands: then the rest is added to that
 * @param items units, by SKU
 * @param releaseAt when it goes to general sale by itself; of one that stands it stays where absent
 */
public record NewAllocation(
        @Nullable String name,
        @Nullable List<String> seats,
        @Nullable List<PlaceSelection.Row> rows,
        @Nullable List<String> sections,
        @Nullable List<String> categories,
        @Nullable List<KeptItem> items,
        @Nullable List<NewCode> codes,
        @Nullable Instant releaseAt) {

    public static ErrorResponseException missingBody() {
        return EngineProblem.INVALID_ALLOCATION.with(List.of(new FieldError("name", "is missing; send a name and the places to keep")));
    }

    /** Fails with {@code invalid-allocation}, naming every wrong field. */
    Wanted read(Event event, SeatMap map, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > 200) {
            errors.add(new FieldError("name", "is needed, with 200 characters at the most"));
        }
        if (releaseAt != null && !releaseAt.isAfter(now)) {
            errors.add(new FieldError("releaseAt", "must be a time to come; leave it out to keep the places until you release them"));
        }
        List<NewCode> wantedCodes = codes == null ? List.of() : codes;
        NewCode.addErrors(errors, wantedCodes, now);
        List<Integer> ordinals = new PlaceSelection(seats, rows, sections, categories).ordinals(map, errors);
        List<KeptItem> wantedItems = items == null ? List.of() : items;
        KeptItem.addErrors(errors, wantedItems, event);
        refuseIf(errors);
        return new Wanted(name.strip(), ordinals, wantedItems, wantedCodes, releaseAt);
    }

    static void refuseIf(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw EngineProblem.INVALID_ALLOCATION.with(errors);
        }
    }

    /** What is wanted, in terms of the venue. */
    record Wanted(String name, List<Integer> ordinals, List<KeptItem> items, List<NewCode> codes, @Nullable Instant releaseAt) {}
}
