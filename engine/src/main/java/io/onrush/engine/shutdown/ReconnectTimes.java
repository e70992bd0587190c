package io.onrush.engine.shutdown;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * When the watchers of an ending process come back. They are spread over a time that grows with their number, so that the
 * processes that take them over see a few thousand a second and not all at once.
 */
final class ReconnectTimes implements LongSupplier {

    private static final long FIRST_MILLIS = 500;
    private static final long LEAST_SPREAD_MILLIS = 1_000;
    private static final long MOST_SPREAD_MILLIS = 5_000;
    private static final long WATCHERS_PER_MILLI = 4;

    private final RandomGenerator random;
    private final long spreadMillis;

    ReconnectTimes(int watchers, RandomGenerator random) {
        this.random = random;
        this.spreadMillis = Math.clamp(watchers / WATCHERS_PER_MILLI, LEAST_SPREAD_MILLIS, MOST_SPREAD_MILLIS);
    }

    @Override
    public long getAsLong() {
        return FIRST_MILLIS + random.nextLong(spreadMillis);
    }
}
