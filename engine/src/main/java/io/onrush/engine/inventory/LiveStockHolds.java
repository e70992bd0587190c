package io.onrush.engine.inventory;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.KeptTake;
import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The takes of an event's live holds, as their records in the slot of the event name them. */
final class LiveStockHolds {

    private static final int A_PAGE = 500;
    private static final int AT_ONCE = 64;

    private final RedisClusterReactiveCommands<String, String> redis;
    private final ReadHoldsScript readHolds;

    LiveStockHolds(RedisClusterReactiveCommands<String, String> redis) {
        this.redis = redis;
        this.readHolds = new ReadHoldsScript(redis);
    }

    /** By hold id. */
    Mono<Map<String, KeptTake>> of(UUID eventId) {
        return readHolds.run(eventId, HoldCursor.START, A_PAGE, "")
                .expand(page -> page.rows().size() < A_PAGE ? Mono.empty() : readHolds.run(eventId, page.end(), A_PAGE, ""))
                .concatMap(page -> Flux.fromIterable(page.rows())
                        .filter(row -> !row.items().isEmpty() && row.deadlineMillis() > page.now().toEpochMilli())
                        .flatMap(row -> take(eventId, row, page.now().toEpochMilli()), AT_ONCE))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Empty where the hold has ended meanwhile, and nothing names its take any more. */
    private Mono<Map.Entry<String, KeptTake>> take(UUID eventId, ReadHoldsScript.Row row, long nowMillis) {
        Duration left = Duration.ofMillis(row.deadlineMillis() - nowMillis).plus(StockHolds.LONGER);
        return Mono.justOrEmpty(HoldId.parse(row.holdId()))
                .flatMap(id -> redis.hmget(new EventKeys(eventId).holdKey(id), "take", "buckets").collectList())
                .filter(fields -> fields.stream().allMatch(KeyValue::hasValue))
                .map(fields -> StockTake.parse(fields.get(0).getValue(), row.items(), fields.get(1).getValue()))
                .map(take -> Map.entry(row.holdId(), new KeptTake(take, left)));
    }
}
