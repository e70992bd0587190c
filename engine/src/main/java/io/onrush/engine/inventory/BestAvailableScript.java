package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** {@code best_available.lua}: finds seats and holds them, in one step. */
final class BestAvailableScript {

    private final InventoryScript plain;
    private final InventoryScript withCode;
    private final HoldBudget budget;

    BestAvailableScript(RedisClusterReactiveCommands<String, String> redis, HoldBudget budget) {
        this.budget = budget;
        this.plain = new InventoryScript(redis, "layout", "seat_search", "best_available");
        this.withCode = new InventoryScript(redis, "codes", "layout", "seat_search", "best_available");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<HoldOutcome> run(HoldRequest request, HoldWish.BestAvailable wish, String now) {
        InventoryScript script = request.code() == null ? plain : withCode;
        return script.run(new EventKeys(request.id().eventId()).allAnd(request.id()),
                        request.id().toString(),
                        request.visitorId(),
                        Long.toString(request.timeToLive().toMillis()),
                        budget.terms(request.seatsPerVisitor(), request.code()),
                        now,
                        Long.toString(HoldRecord.RETENTION.toMillis()),
                        Integer.toString(wish.quantity()),
                        wish.category().isPresent() ? Integer.toString(wish.category().getAsInt()) : "",
                        wish.sections().stream().map(String::valueOf).collect(Collectors.joining(",")),
                        wish.accessible() ? "a" : "o")
                .map(reply -> outcome(request.id(), reply));
    }

    private static HoldOutcome outcome(HoldId id, List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "HELD" -> new HoldOutcome.Held(id, Replies.ordinals(reply, 4), List.of(),
                    (long) reply.get(1), Instant.ofEpochMilli((long) reply.get(2)), (long) reply.get(3) == 1);
            case "TOO_FEW" -> new HoldOutcome.TooFew((int) (long) reply.get(1));
            case "LIMIT" -> new HoldOutcome.OverLimit((int) (long) reply.get(1));
            case "COOL_DOWN" -> new HoldOutcome.CoolsDown(Duration.ofMillis((long) reply.get(1)));
            case "ENDED" -> new HoldOutcome.Ended();
            case "OTHER_SEATS" -> new HoldOutcome.OtherSeats();
            case "NOT_LOADED" -> new HoldOutcome.NotLoaded();
            case "NO_LAYOUT" -> new HoldOutcome.NoLayout();
            default -> CodeRefusal.read(reply).map(HoldOutcome.CodeRefused::new).orElseThrow(() -> Replies.unknown("best_available", reply));
        };
    }
}
