package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** What {@link HoldTally} has written of an event, over all processes: how attempts to hold ended, and how long they took. */
public final class HoldTotals {

    /** Upper bounds of the buckets into which attempts are sorted by how long they took; one more bucket is for longer ones. */
    public static final List<Integer> BOUNDS_MILLIS =
            List.of(1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2500, 5000, 10_000);

    static final String TOOK = "took-";

    private final RedisClusterReactiveCommands<String, String> redis;

    HoldTotals(RedisClusterReactiveCommands<String, String> redis) {
        this.redis = redis;
    }

    /** Since the event was created, a second behind. */
    public Mono<Totals> of(UUID eventId) {
        return redis.hgetall(new EventKeys(eventId).tally())
                .collect(Collectors.groupingBy(HoldTotals::nameOf, Collectors.summingLong(field -> Long.parseLong(field.getValue()))))
                .map(Totals::new);
    }

    static int bucketOf(Duration time) {
        int bucket = 0;
        while (bucket < BOUNDS_MILLIS.size() && time.toNanos() > BOUNDS_MILLIS.get(bucket) * 1_000_000L) {
            bucket++;
        }
        return bucket;
    }

    private static String nameOf(KeyValue<String, String> field) {
        return field.getKey().substring(field.getKey().indexOf(':') + 1);
    }

    /** @param byName totals by the id of an ending, and by bucket */
    public record Totals(Map<String, Long> byName) {

        /** Of those who had a pass. */
        public long attempts() {
            return Stream.of(HoldEnding.values()).filter(ending -> ending != HoldEnding.PASS).mapToLong(this::ended).sum();
        }

        /** Attempts that found taken what they wanted. */
        public long conflicts() {
            return ended(HoldEnding.SEATS_UNAVAILABLE) + ended(HoldEnding.STOCK_UNAVAILABLE);
        }

        public long faults() {
            return ended(HoldEnding.ERROR);
        }

        /** How many took so long, bucket by bucket. */
        public List<Long> took() {
            return IntStream.rangeClosed(0, BOUNDS_MILLIS.size()).mapToObj(bucket -> byName.getOrDefault(TOOK + bucket, 0L)).toList();
        }

        private long ended(HoldEnding ending) {
            return byName.getOrDefault(ending.id(), 0L);
        }
    }
}
