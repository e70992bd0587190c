package io.onrush.seatmap.plan;

import io.onrush.seatmap.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a plan. Lists the first few and counts the rest: a plan can be wrong in 200,000 places. */
final class PlanErrors {

    static final int LISTED = 50;

    private final List<FieldError> listed = new ArrayList<>();
    private int more;

    void add(Place place, String detail) {
        if (listed.size() < LISTED) {
            listed.add(new FieldError(place.toString(), detail));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    PlanImport.Rejected rejected() {
        List<FieldError> errors = new ArrayList<>(listed);
        if (more > 0) {
            errors.add(new FieldError("", "and " + more + " more: mend these first, then import again"));
        }
        return new PlanImport.Rejected(List.copyOf(errors));
    }
}
