package io.onrush.loadtests.shopper;

import io.gatling.http.response.Response;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a run went through, counted where the answers come in: Gatling's own log says how long requests took, but not why
 * they were refused, and its format is its own. The times are Gatling's.
 */
public final class Recorder {

    private final Map<Step, StepTally> steps = new EnumMap<>(Step.class);
    private final Map<String, Durations> spans = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public Recorder() {
        for (Step step : Step.values()) {
            steps.put(step, new StepTally());
        }
    }

    /** Sees every answer; changes none. */
    public Response seen(Response response, Session session) {
        Step.named(response.request().getName()).ifPresent(step -> record(step, response));
        return response;
    }

    private void record(Step step, Response response) {
        int status = response.status().code();
        StepTally tally = steps.get(step);
        tally.took(Duration.ofMillis(response.endTimestamp() - response.startTimestamp()));
        if (!step.succeeds(status)) {
            String problem = Problems.id(status, response.body().string());
            tally.refused(problem, step.mayBeRefused(problem));
        }
    }

    /** Of a step whose answers Gatling does not show: a stream that was opened. */
    void took(Step step, Duration time) {
        steps.get(step).took(time);
    }

    /** The step was no success for Gatling: an answer that is an error, or none at all. */
    void failed(Step step) {
        steps.get(step).failed();
    }

    /** Something of several steps, such as from the order to its end. */
    void span(String name, Duration time) {
        spans.computeIfAbsent(name, k -> new Durations()).record(time);
    }

    public void count(String what) {
        count(what, 1);
    }

    public void count(String what, long many) {
        counts.computeIfAbsent(what, k -> new LongAdder()).add(many);
    }

    /** All of it; what is absent did not happen. */
    public Figures figures(Duration took) {
        Map<String, Figures.StepFigures> ofSteps = new LinkedHashMap<>();
        steps.forEach((step, tally) -> {
            if (tally.happened()) {
                ofSteps.put(step.text(), tally.figures());
            }
        });
        Map<String, Figures.Times> ofSpans = new TreeMap<>();
        spans.forEach((name, times) -> ofSpans.put(name, times.figures()));
        Map<String, Long> ofCounts = new TreeMap<>();
        counts.forEach((name, count) -> ofCounts.put(name, count.sum()));
        return new Figures(took, ofSteps, ofSpans, ofCounts);
    }
}
