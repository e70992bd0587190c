package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code place_stock_hold.lua}: the record of a hold whose units were taken before. */
final class PlaceStockHoldScript {

    private final InventoryScript plain;
    private final InventoryScript withCode;
    private final HoldBudget budget;

    PlaceStockHoldScript(RedisClusterReactiveCommands<String, String> redis, HoldBudget budget) {
        this.budget = budget;
        this.plain = new InventoryScript(redis, "place_stock_hold");
        this.withCode = new InventoryScript(redis, "codes", "place_stock_hold");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<Reply> run(HoldId id, String visitorId, StockTake take, Duration timeToLive, int limit, String now) {
        return run(id, visitorId, take, timeToLive, limit, now, null, Set.of());
    }

    /** @param opened the SKUs of the take that the code opened */
    Mono<Reply> run(
            HoldId id, String visitorId, StockTake take, Duration timeToLive, int limit, String now, @Nullable AccessCode code, Set<String> opened) {
        int coded = take.parts().stream().filter(part -> opened.contains(part.sku())).mapToInt(StockTake.Part::quantity).sum();
        return run(id, visitorId, timeToLive, limit, code, now, take.id(), take.units(), take.items(), take.buckets(), coded, opened);
    }

    /** What the id stands for; empty where nothing. */
    Mono<Reply> known(HoldId id, String items, String now) {
        return run(id, "", Duration.ZERO, 0, null, now, "", 0, items, "", 0, Set.of());
    }

    private Mono<Reply> run(
            HoldId id, String visitorId, Duration timeToLive, int limit, @Nullable AccessCode code, String now, String take, int units, String items, String buckets,
            int coded, Set<String> opened) {
        return (code == null ? plain : withCode).run(
                        new EventKeys(id.eventId()).allAnd(id),
                        id.toString(),
                        visitorId,
                        Long.toString(timeToLive.toMillis()),
                        budget.terms(limit, code),
                        now,
                        Long.toString(HoldRecord.RETENTION.toMillis()),
                        take,
                        Integer.toString(units),
                        items,
                        buckets,
                        Integer.toString(coded),
                        opened.stream().sorted().collect(Collectors.joining(",")))
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
            default -> new Reply(CodeRefusal.read(reply).map(HoldOutcome.CodeRefused::new).orElseThrow(() -> Replies.unknown("place_stock_hold", reply)), "");
        };
    }

    /** @param takeId which take is the hold's; empty where there is no hold */
    record Reply(HoldOutcome outcome, String takeId) {}
}
