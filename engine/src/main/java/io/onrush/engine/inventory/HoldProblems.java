package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.ProblemIds;
import io.onrush.seatmap.plan.SeatMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.ErrorResponseException;

/** Refused holds in the words of the contract. */
final class HoldProblems {

    private static final long REBUILDING_SECONDS = 2;

    private HoldProblems() {}

    static ErrorResponseException notFound() {
        return EngineProblem.HOLD_NOT_FOUND.with("The hold has lapsed or was given back, or is not yours. Place a new one.");
    }

    static ErrorResponseException seatsUnavailable(HoldOutcome.SeatsTaken taken, SeatMap map) {
        ErrorResponseException problem = EngineProblem.SEATS_UNAVAILABLE.with(
                "Somebody else has the seats listed in seats. None was held; choose others.");
        problem.getBody().setProperty("seats", taken.ordinals().stream().map(map::id).toList());
        return problem;
    }

    static ErrorResponseException tooFew(HoldOutcome.TooFew few) {
        ErrorResponseException problem = EngineProblem.SEATS_UNAVAILABLE.with(few.most() == 0
                ? "None of the seats that you asked for is left. Ask for another category or section."
                : "Of the seats that you asked for you could have " + few.most() + " now, in one category. Ask for fewer, or for others.");
        problem.getBody().setProperty("available", few.most());
        return problem;
    }

    static ErrorResponseException leavesSingles(HoldOutcome.LeavesSingles leaves, SeatMap map) {
        ErrorResponseException problem = EngineProblem.SINGLE_SEAT_LEFT.with(
                "The seats listed in seats would be left alone. None was held; choose so that no single seat stays free.");
        problem.getBody().setProperty("seats", leaves.ordinals().stream().map(map::id).toList());
        return problem;
    }

    /** The same, where the event lets it be. */
    static Hold.Warning leavesSingles(List<Integer> ordinals, SeatMap map) {
        return new Hold.Warning(EngineProblem.SINGLE_SEAT_LEFT.id(),
                "The seats listed in seats are left alone: nobody buys them easily. Seats beside yours would leave none.",
                ordinals.stream().map(map::id).toList());
    }

    static ErrorResponseException stockUnavailable(StockHoldOutcome.Short little) {
        ErrorResponseException problem = EngineProblem.STOCK_UNAVAILABLE.with(
                "There are fewer left than you asked for of what items lists. Nothing was held; ask for fewer or for something else.");
        problem.getBody().setProperty("items", List.of(Map.of("sku", little.sku(), "left", little.left())));
        return problem;
    }

    static ErrorResponseException contended() {
        return EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(
                1, "The stock moves too fast to say whether there is enough. Try again after Retry-After seconds.");
    }

    static ErrorResponseException overLimit(HoldOutcome.OverLimit over, Event event) {
        ErrorResponseException problem = EngineProblem.SEAT_LIMIT_REACHED.with("A visitor may have " + event.seatsPerVisitor()
                + (event.items().isEmpty() ? " seats" : " seats and units") + " of this event, held and bought; you have " + over.alreadyHas() + ". Ask for fewer or give some back.");
        problem.getBody().setProperty("limit", event.seatsPerVisitor());
        problem.getBody().setProperty("has", over.alreadyHas());
        return problem;
    }

    static ErrorResponseException codeRefused(CodeRefusal why) {
        return switch (why) {
            case CodeRefusal.Wrong wrong -> EngineProblem.ACCESS_CODE_INVALID.with(
                    "The access code is not one of this event, or is no longer valid. Nothing was held; check it, or go on without a code.");
            case CodeRefusal.TooMany many -> EngineProblem.TOO_MANY_REQUESTS.retryAfter(
                    1 + many.remaining().minusMillis(1).toSeconds(), "You have tried too many wrong access codes. Wait for Retry-After seconds, or go on without a code.");
            case CodeRefusal.Spent spent -> spent(spent);
        };
    }

    private static ErrorResponseException spent(CodeRefusal.Spent spent) {
        ErrorResponseException problem = EngineProblem.ACCESS_CODE_SPENT.with(spent.left() == 0
                ? "All that the access code opens is held or bought. What is given back can be held again."
                : "The access code opens " + spent.left() + " more. Ask for fewer.");
        problem.getBody().setProperty("left", spent.left());
        return problem;
    }

    static ErrorResponseException ended() {
        return EngineProblem.SEATS_UNAVAILABLE.with(
                "The hold that this request placed has ended or was bought. Hold again, with a new Idempotency-Key where you sent one.");
    }

    static ErrorResponseException stockEnded() {
        return EngineProblem.STOCK_UNAVAILABLE.with(
                "The hold that this request placed has ended or was bought. Hold again, with a new Idempotency-Key where you sent one.");
    }

    static ErrorResponseException keyReused() {
        return EngineProblem.IDEMPOTENCY_KEY_REUSED.with(
                "This Idempotency-Key was used to hold something else. Use a new key for a new request.");
    }

    static ErrorResponseException notLoaded() {
        return EngineProblem.INVENTORY_REBUILDING.retryAfter(
                REBUILDING_SECONDS, "What this event sells is being restored, with every order that was placed. Try again after Retry-After seconds.");
    }

    static boolean isNotLoaded(Throwable error) {
        return ProblemIds.of(error).id().equals(EngineProblem.INVENTORY_REBUILDING.id());
    }

    static ErrorResponseException coolsDown(HoldOutcome.CoolsDown cooling) {
        long seconds = 1 + cooling.remaining().minusMillis(1).toSeconds();
        String time = seconds < 90 ? seconds + " seconds" : (seconds + 30) / 60 + " minutes";
        return EngineProblem.HOLD_COOL_DOWN.retryAfter(seconds, "Too many of your holds of this event lapsed or were given back. You may hold"
                + " again in " + time + "; what you hold or have ordered stays yours.");
    }
}
