package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** {@code seats} of the body of {@code POST holds}. */
record SeatSelection(List<String> seats) {

    private static final int SHOWN_LENGTH = 64;

    /** The seats by ordinal; fails with {@code invalid-hold}, naming every wrong entry. */
    List<Integer> ordinals(Event event, SeatMap map) {
        if (seats == null || seats.isEmpty()) {
            throw NewHold.missingBody();
        }
        if (seats.size() > event.seatsPerVisitor()) {
            throw EngineProblem.INVALID_HOLD.with(List.of(new FieldError("seats",
                    "has " + seats.size() + " seats; a visitor may have " + event.seatsPerVisitor() + " of this event")));
        }
        List<FieldError> errors = new ArrayList<>();
        Set<Integer> ordinals = new HashSet<>();
        List<Integer> inOrder = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            String field = "seats[" + i + "]";
            OptionalInt ordinal = seats.get(i) == null ? OptionalInt.empty() : map.ordinal(seats.get(i));
            if (ordinal.isEmpty()) {
                errors.add(new FieldError(field, "there is no seat '" + shown(seats.get(i)) + "'; take ids from the event's seat-map"));
            } else if (!ordinals.add(ordinal.getAsInt())) {
                errors.add(new FieldError(field, "the seat '" + shown(seats.get(i)) + "' is listed twice; list it once"));
            } else {
                inOrder.add(ordinal.getAsInt());
            }
        }
        if (!errors.isEmpty()) {
            throw EngineProblem.INVALID_HOLD.with(errors);
        }
        return inOrder;
    }

    private static String shown(String id) {
        return id == null || id.length() <= SHOWN_LENGTH ? id : id.substring(0, SHOWN_LENGTH) + "…";
    }
}
