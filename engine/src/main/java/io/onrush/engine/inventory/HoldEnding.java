package io.onrush.engine.inventory;

import io.onrush.engine.edge.ProblemIds;
import java.util.Optional;

/** How an attempt to hold seats ended, as it is counted. */
enum HoldEnding {
    PLACED("placed"),
    SEATS_UNAVAILABLE("seats-unavailable"),
    STOCK_UNAVAILABLE("stock-unavailable"),
    SEAT_LIMIT_REACHED("seat-limit-reached"),
    SINGLE_SEAT_LEFT("single-seat-left"),
    PASS("pass"),
    ERROR("error");

    private final String id;

    HoldEnding(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Empty where the request was not well-formed, or its visitor unknown: that says nothing of the sale. */
    static Optional<HoldEnding> of(Throwable error) {
        ProblemIds.Problem problem = ProblemIds.of(error);
        if (problem.fault()) {
            return Optional.of(ERROR);
        }
        return switch (problem.id()) {
            case "seats-unavailable" -> Optional.of(SEATS_UNAVAILABLE);
            case "stock-unavailable" -> Optional.of(STOCK_UNAVAILABLE);
            case "seat-limit-reached" -> Optional.of(SEAT_LIMIT_REACHED);
            case "single-seat-left" -> Optional.of(SINGLE_SEAT_LEFT);
            case "pass-required", "pass-invalid", "pass-expired", "pass-not-yours" -> Optional.of(PASS);
            default -> Optional.empty();
        };
    }
}
