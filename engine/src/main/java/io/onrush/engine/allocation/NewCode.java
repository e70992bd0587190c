package io.onrush.engine.allocation;

import io.onrush.engine.edge.FieldError;
import io.onrush.engine.inventory.AccessCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access code in the body of {@code POST allocations}.
 *
 * @param label by which the admin knows it; unlike any other of the allocation
 * @param code what is typed; made up where absent
 * @param limit seats and units that may be held and bought with it; any number where absent
 * @param expiresAt from when on it opens nothing; never where absent
 */
public record NewCode(@Nullable String label, @Nullable String code, @Nullable Integer limit, @Nullable Instant expiresAt) {

    private static final int MOST_CODES = 500;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 64;
    private static final int MOST_USES = 1_000_000;

    static void addErrors(List<FieldError> errors, List<NewCode> codes, Instant now) {
        if (codes.size() > MOST_CODES) {
            errors.add(new FieldError("codes", "has " + codes.size() + " codes; " + MOST_CODES + " are the most in a call"));
            return;
        }
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String field = "codes[" + i + "]";
            if (codes.get(i) == null) {
                errors.add(new FieldError(field, "is needed, like {\"label\": \"Sponsor\"}"));
            } else {
                codes.get(i).addErrors(errors, field, labels, now);
            }
        }
    }

    private void addErrors(List<FieldError> errors, String field, Set<String> labels, Instant now) {
        if (label == null || label.isBlank() || label.length() > 100) {
            errors.add(new FieldError(field + ".label", "is needed, with 100 characters at the most"));
        } else if (!labels.add(label.strip())) {
            errors.add(new FieldError(field + ".label", "is another code's too; each needs its own"));
        }
        if (code != null && (code.length() > LONGEST || AccessCode.normal(code).length() < SHORTEST)) {
            errors.add(new FieldError(field + ".code", "must have " + SHORTEST + " to " + LONGEST + " characters, spaces and dashes aside; leave it out to have one made up"));
        }
        if (limit != null && (limit < 1 || limit > MOST_USES)) {
            errors.add(new FieldError(field + ".limit", "must be from 1 to " + MOST_USES + "; leave it out for any number"));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            errors.add(new FieldError(field + ".expiresAt", "must be a time to come; leave it out for never"));
        }
    }
}
