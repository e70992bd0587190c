package io.onrush.loadtests.shopper;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The calls that shoppers make, by the names that the report shows, and the answers that are no error. */
public enum Step {
    REGISTER("register", Set.of(201), Set.of()),
    JOIN("join", Set.of(200, 201), Set.of()),
    QUEUE_STREAM("open queue stream", Set.of(200), Set.of()),
    POSITION("position", Set.of(200), Set.of()),
    PASS("pass", Set.of(200), Set.of("not-your-turn", "place-spent")),
    AVAILABILITY("availability", Set.of(200), Set.of()),
    MAP_STREAM("open map stream", Set.of(200), Set.of()),
    HOLD("hold", Set.of(201), Set.of("seats-unavailable", "stock-unavailable", "seat-limit-reached", "hold-cool-down", "pass-expired")),
    RELEASE("release", Set.of(204), Set.of()),
    ORDER("order", Set.of(202), Set.of("hold-expired")),
    FOLLOW("follow order", Set.of(200), Set.of()),
    TICKETS("tickets", Set.of(200), Set.of()),
    CANCEL("cancel", Set.of(202), Set.of()),
    LEAVE("leave", Set.of(204), Set.of());

    private final String text;
    private final Set<Integer> statuses;
    private final Set<String> refusals;

    Step(String text, Set<Integer> statuses, Set<String> refusals) {
        this.text = text;
        this.statuses = statuses;
        this.refusals = refusals;
    }

    /** The name of its requests in the report. */
    public String text() {
        return text;
    }

    static Optional<Step> named(String text) {
        return Arrays.stream(values()).filter(step -> step.text.equals(text)).findFirst();
    }

    boolean succeeds(int status) {
        return statuses.contains(status);
    }

    /** Whether this refusal is part of a sale: somebody else was faster, or the time was up. */
    boolean mayBeRefused(String problem) {
        return refusals.contains(problem);
    }

    String expectation() {
        return "an answer of " + statuses + (refusals.isEmpty() ? "" : " or a refusal of " + refusals);
    }
}
