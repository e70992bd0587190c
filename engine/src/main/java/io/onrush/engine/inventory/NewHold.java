package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * The body of {@code POST holds}: exactly one of its members, beside the code. Clients that are generated send an empty list for what was not set.
 *
 * @param accessCode opens places that are kept for those who have it; empty is as none
 */
record NewHold(
        @Nullable List<String> seats, @Nullable BestSelection bestAvailable, @Nullable List<StockSelection.Item> items, @Nullable String accessCode) {

    private static final int LONGEST_CODE = 100;

    static ErrorResponseException missingBody() {
        return EngineProblem.INVALID_HOLD.with(List.of(
                new FieldError("seats", "is missing; list the ids of the seats to hold, or ask for bestAvailable or items")));
    }

    /** Null where none was sent. One that is longer than any is wrong like others, and not worth a look. */
    @Nullable AccessCode code(Event event) {
        if (accessCode == null || accessCode.isBlank()) {
            return null;
        }
        if (accessCode.length() > LONGEST_CODE) {
            throw HoldProblems.codeRefused(new CodeRefusal.Wrong());
        }
        return AccessCode.of(event.id(), accessCode);
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
