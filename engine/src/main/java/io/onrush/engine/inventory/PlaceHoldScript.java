package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** {@code place_hold.lua}: all of the seats or none. */
final class PlaceHoldScript {

    private final InventoryScript script;
    private final HoldBudget budget;

    PlaceHoldScript(RedisClusterReactiveCommands<String, String> redis, HoldBudget budget) {
        this.budget = budget;
        this.script = new InventoryScript(redis, "place_hold");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<HoldOutcome> run(HoldRequest request, String now) {
        Stream<String> terms = Stream.of(
                request.id().toString(),
                request.visitorId(),
                Long.toString(request.timeToLive().toMillis()),
                request.seatsPerVisitor() + "," + budget.fruitless() + "," + budget.window().toMillis(),
                now,
                Long.toString(HoldRecord.RETENTION.toMillis()));
        String[] arguments = Stream.concat(terms, request.ordinals().stream().map(String::valueOf)).toArray(String[]::new);
        return script.run(new EventKeys(request.id().eventId()).allAnd(request.id()), arguments)
                .map(reply -> outcome(request.id(), reply));
    }

    private static HoldOutcome outcome(HoldId id, List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "HELD" -> new HoldOutcome.Held(
                    id, (long) reply.get(1), Instant.ofEpochMilli((long) reply.get(2)), (long) reply.get(3) == 1);
            case "TAKEN" -> new HoldOutcome.SeatsTaken(Replies.ordinals(reply));
            case "LIMIT" -> new HoldOutcome.OverLimit((int) (long) reply.get(1));
            case "COOL_DOWN" -> new HoldOutcome.CoolsDown(Duration.ofMillis((long) reply.get(1)));
            case "ENDED" -> new HoldOutcome.Ended();
            case "OTHER_SEATS" -> new HoldOutcome.OtherSeats();
            case "NOT_LOADED" -> new HoldOutcome.NotLoaded();
            default -> throw Replies.unknown("place_hold", reply);
        };
    }
}
