package io.onrush.seatmap.plan;

import io.onrush.seatmap.FieldError;
import java.util.List;

/** What came of reading a seating plan. */
sealed interface PlanImport {

    record Accepted(SeatMap map) implements PlanImport {
    }

    /** @param errors what is wrong, in plan order; at least one */
    record Rejected(List<FieldError> errors) implements PlanImport {
    }
}
