package io.onrush.loadtests.bench;

import io.lettuce.core.api.sync.RedisCommands;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Execution times of scripts as Redis itself takes them, without its clients: its slow log, with every command slow. What
 * was set is set back at the end.
 */
final class ScriptTimes implements AutoCloseable {

    private static final String THRESHOLD = "slowlog-log-slower-than";
    private static final String LENGTH = "slowlog-max-len";
    private static final int MOST = 100_000;

    private final RedisCommands<String, String> redis;
    private final String threshold;
    private final String length;

    ScriptTimes(RedisCommands<String, String> redis) {
        this.redis = redis;
        this.threshold = redis.configGet(THRESHOLD).get(THRESHOLD);
        this.length = redis.configGet(LENGTH).get(LENGTH);
        redis.configSet(LENGTH, Integer.toString(MOST));
        redis.configSet(THRESHOLD, "0");
    }

    /** Of every run of a script since the last call or the beginning, microseconds, ascending. */
    long[] taken(String digest) {
        long[] micros = redis.slowlogGet(MOST).stream()
                .map(entry -> (List<?>) entry)
                .filter(entry -> entry.get(3) instanceof List<?> command && command.size() > 1 && command.get(1).equals(digest))
                .mapToLong(entry -> (long) entry.get(2))
                .sorted()
                .toArray();
        redis.slowlogReset();
        return micros;
    }

    static long[] merged(long[] some, long[] more) {
        return LongStream.concat(Arrays.stream(some), Arrays.stream(more)).sorted().toArray();
    }

    static double mean(long[] micros) {
        return Arrays.stream(micros).average().orElse(Double.NaN);
    }

    static long p99(long[] ascending) {
        return ascending[ascending.length * 99 / 100];
    }

    @Override
    public void close() {
        redis.configSet(THRESHOLD, threshold);
        redis.configSet(LENGTH, length);
        redis.slowlogReset();
    }
}
