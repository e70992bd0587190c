package io.onrush.loadtests.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round showed.
 *
 * @param operations how many were done, all of them with the expected answer
 * @param seconds    from the first request to the last answer
 * @param cpuSeconds of the server's process alone, user and system
 * @param storeCpuSeconds of the Redis and PostgreSQL behind it; 0 where there are none
 * @param p50Micros  median time of one operation; NaN where operations are not timed one by one
 * @param p99Micros  99 of 100 took no longer
 */
record Sample(long operations, double seconds, double cpuSeconds, double storeCpuSeconds, double p50Micros, double p99Micros) {

    static Sample of(long[] nanos, double seconds, double cpuSeconds, double storeCpuSeconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Sample(nanos.length, seconds, cpuSeconds, storeCpuSeconds, percentile(sorted, 0.5), percentile(sorted, 0.99));
    }

    /** The sample that is the median of each figure by itself. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                (long) middle(samples, Sample::operations),
                middle(samples, Sample::seconds),
                middle(samples, Sample::cpuSeconds),
                middle(samples, Sample::storeCpuSeconds),
                middle(samples, Sample::p50Micros),
                middle(samples, Sample::p99Micros));
    }

    double perSecond() {
        return operations / seconds;
    }

    double cpuMicrosEach() {
        return cpuSeconds * 1e6 / operations;
    }

    private static double middle(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return Medians.of(samples.stream().mapToDouble(figure));
    }

    double storeCpuMicrosEach() {
        return storeCpuSeconds * 1e6 / operations;
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e3;
    }
}
