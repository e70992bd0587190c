package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@code place_stock_hold.lua}: the record of a hold whose units were taken before. */
final class PlaceStockHoldScript {

    private final InventoryScript script;
    private final HoldBudget budget;

    PlaceStockHoldScript(RedisClusterReactiveCommands<String, String> redis, HoldBudget budget) {
        this.budget = budget;
        this.script = new InventoryScript(redis, "place_stock_hold");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<Reply> run(HoldId id, String visitorId, StockTake take, Duration timeToLive, int limit, String now) {
        return run(id, visitorId, timeToLive, limit, now, take.id(), take.units(), take.items(), take.buckets());
    }

    /** What the id stands for; empty where nothing. */
    Mono<Reply> known(HoldId id, String items, String now) {
        return run(id, "", Duration.ZERO, 0, now, "", 0, items, "");
    }

    private Mono<Reply> run(
            HoldId id, String visitorId, Duration timeToLive, int limit, String now, String take, int units, String items, String buckets) {
        return script.run(
                        new EventKeys(id.eventId()).allAnd(id),
                        id.toString(),
                        visitorId,
                        Long.toString(timeToLive.toMillis()),
                        budget.terms(limit),
                        now,
                        Long.toString(HoldRecord.RETENTION.toMillis()),
                        take,
                        Integer.toString(units),
                        items,
                        buckets)
                .mapNotNull(reply -> reply.getFirst().equals("UNKNOWN") ? null : reply(id, reply));
    }

    private static Reply reply(HoldId id, List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "HELD" -> new Reply(
                    new HoldOutcome.Held(id, List.of(), List.of(), (long) reply.get(1), Instant.ofEpochMilli((long) reply.get(2)), (long) reply.get(3) == 1),
                    (String) reply.get(4));
            case "LIMIT" -> new Reply(new HoldOutcome.OverLimit((int) (long) reply.get(1)), "");
            case "COOL_DOWN" -> new Reply(new HoldOutcome.CoolsDown(Duration.ofMillis((long) reply.get(1))), "");
            case "ENDED" -> new Reply(new HoldOutcome.Ended(), "");
            case "NOT_LOADED" -> new Reply(new HoldOutcome.NotLoaded(), "");
            case "OTHER_SEATS" -> new Reply(new HoldOutcome.OtherSeats(), "");
            default -> throw Replies.unknown("place_stock_hold", reply);
        };
    }

    /** @param takeId which take is the hold's; empty where there is no hold */
    record Reply(HoldOutcome outcome, String takeId) {}
}
