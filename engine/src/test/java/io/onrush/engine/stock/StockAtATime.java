package io.onrush.engine.stock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Item;
import io.onrush.engine.catalog.Money;
import io.onrush.engine.inventory.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** One SKU on a real Redis, with the test's own time, and its books read straight from the keys. */
final class StockAtATime {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicLong NEXT_EVENT = new AtomicLong(1);

    final UUID event = new UUID(11, NEXT_EVENT.getAndIncrement());
    final Item item;
    final StockScripts scripts;
    long now = 1000;

    StockAtATime(int quantity, int buckets) {
        this(quantity, buckets, RedisForTests.connection().reactive());
    }

    StockAtATime(int quantity, int buckets, RedisClusterReactiveCommands<String, String> redis) {
        this.scripts = new StockScripts(redis, () -> Long.toString(this.now));
        this.item = new Item("standing", "Standing", new Money(3000, "EUR"), quantity, buckets);
        answer(new Stock(scripts).load(event, item, List.of(), 0));
    }

    SubBucket bucket(int number) {
        return new SubBucket(event, item.sku(), number);
    }

    /** The books of a sub-bucket as they are, without bringing back what has lapsed. */
    Map<String, String> books(int number) {
        return RedisForTests.commands().hgetall(bucket(number).keys()[0]);
    }

    /** All sub-buckets as they are now. */
    Books books() {
        return new Books(IntStream.range(0, item.buckets()).mapToObj(this::books).toList());
    }

    /** What is under way is what was moved out and not received. */
    long underWay() {
        return books().underWay();
    }

    /** One map of fields a sub-bucket. */
    record Books(List<Map<String, String>> buckets) {

        long sum(String field) {
            return buckets.stream().mapToLong(fields -> Long.parseLong(fields.getOrDefault(field, "0"))).sum();
        }

        long least(String field) {
            return buckets.stream().mapToLong(fields -> Long.parseLong(fields.getOrDefault(field, "0"))).min().orElseThrow();
        }

        long underWay() {
            long received = buckets.getFirst().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("received:"))
                    .mapToLong(entry -> Long.parseLong(entry.getValue()))
                    .sum();
            return sum("moved") - received;
        }
    }

    long number(int bucket, String field) {
        return Long.parseLong(books(bucket).getOrDefault(field, "0"));
    }

    /** Null where the mono is empty. */
    static <T> T answer(Mono<T> call) {
        return call.block(PATIENCE);
    }
}
