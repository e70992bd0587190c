package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The body of {@code POST holds}: exactly one of its members. Clients that are generated send an empty list for what was not set. */
record NewHold(@Nullable List<String> seats, @Nullable BestSelection bestAvailable, @Nullable List<StockSelection.Item> items) {

    static ErrorResponseException missingBody() {
        return EngineProblem.INVALID_HOLD.with(List.of(
                new FieldError("seats", "is missing; list the ids of the seats to hold, or ask for bestAvailable or items")));
    }

    boolean asksForItems() {
        return items != null && (!items.isEmpty() || seats == null && bestAvailable == null);
    }

    boolean asksForSeats() {
        return seats != null && !seats.isEmpty();
    }

    /** Of seats; fails with {@code invalid-hold}, naming every wrong entry. */
    HoldWish wish(Event event, SeatMap map) {
        if (bestAvailable == null) {
            return new HoldWish.Seats(new SeatSelection(seats).ordinals(event, map));
        }
        if (asksForSeats()) {
            throw EngineProblem.INVALID_HOLD.with(List.of(new FieldError("bestAvailable", "stands beside seats; send one of them")));
        }
        if (!event.hasSeats()) {
            throw EngineProblem.INVALID_HOLD.with(List.of(new FieldError("bestAvailable", "the event has no seats; ask for items")));
        }
        return bestAvailable.wish(event, map);
    }
}
