package io.onrush.loadtests.shopper;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;

/** Times in milliseconds, to three digits. */
final class Durations {

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(3);

    Durations() {
        histogram.setAutoResize(true);
    }

    void record(Duration time) {
        histogram.recordValue(Math.max(0, time.toMillis()));
    }

    long count() {
        return histogram.getTotalCount();
    }

    Figures.Times figures() {
        return new Figures.Times(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(95),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
