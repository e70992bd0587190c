package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The body of {@code POST holds}: exactly one of its members. */
record NewHold(@Nullable List<String> seats, @Nullable BestSelection bestAvailable) {

    static ErrorResponseException missingBody() {
        return EngineProblem.INVALID_HOLD.with(List.of(
                new FieldError("seats", "is missing; list the ids of the seats to hold, or ask for bestAvailable")));
    }

    /** Fails with {@code invalid-hold}, naming every wrong entry. */
    HoldWish wish(Event event, SeatMap map) {
        if (bestAvailable == null) {
            return new HoldWish.Seats(new SeatSelection(seats).ordinals(event, map));
        }
        if (seats != null) {
            throw EngineProblem.INVALID_HOLD.with(List.of(new FieldError("bestAvailable", "stands beside seats; send one of them")));
        }
        return bestAvailable.wish(event, map);
    }
}
