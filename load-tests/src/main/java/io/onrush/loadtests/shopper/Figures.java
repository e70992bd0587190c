package io.onrush.loadtests.shopper;

import java.time.Duration;
import java.util.Map;

/**
 * The figures of a run, as the simulation leaves them for the verdict.
 *
 * @param steps by the name of the step
 * @param spans of several steps, by name
 * @param counts of what happened, by name
 */
public record Figures(Duration took, Map<String, StepFigures> steps, Map<String, Times> spans, Map<String, Long> counts) {

    /**
     * @param refused by the id of the problem: part of a sale
     * @param errors by the id of the problem: not part of it
     */
    public record StepFigures(Times times, Map<String, Long> refused, Map<String, Long> errors) {

        public long errorCount() {
            return errors.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Milliseconds. */
    public record Times(long count, long p50, long p95, long p99, long max) {}

    public long requests() {
        return steps.values().stream().mapToLong(step -> step.times().count()).sum();
    }

    public long errors() {
        return steps.values().stream().mapToLong(StepFigures::errorCount).sum();
    }

    public long count(String what) {
        return counts.getOrDefault(what, 0L);
    }
}
