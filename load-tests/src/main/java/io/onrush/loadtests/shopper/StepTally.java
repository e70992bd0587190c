package io.onrush.loadtests.shopper;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of one step. */
final class StepTally {

    private final Durations times = new Durations();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final LongAdder failed = new LongAdder();

    void took(Duration time) {
        times.record(time);
    }

    void refused(String problem, boolean expected) {
        (expected ? refused : errors).computeIfAbsent(problem, k -> new LongAdder()).increment();
    }

    void failed() {
        failed.increment();
    }

    boolean happened() {
        return times.count() > 0 || failed.sum() > 0;
    }

    /** Whatever failed without an answer that says why has had no answer in time, or one that could not be read. */
    Figures.StepFigures figures() {
        Map<String, Long> why = sums(errors);
        long unanswered = failed.sum() - why.values().stream().mapToLong(Long::longValue).sum();
        if (unanswered > 0) {
            why.put("no answer", unanswered);
        }
        return new Figures.StepFigures(times.figures(), sums(refused), why);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
