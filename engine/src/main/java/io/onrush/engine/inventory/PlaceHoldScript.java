package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** {@code place_hold.lua}: all of the seats or none. */
final class PlaceHoldScript {

    /** Without what only an event needs that minds single seats: a script builds its functions anew with every call. */
    static final String PLAIN = "place_hold";

    private final InventoryScript plain;
    private final InventoryScript mindingSingleSeats;
    private final InventoryScript withCode;
    private final HoldBudget budget;

    PlaceHoldScript(RedisClusterReactiveCommands<String, String> redis, HoldBudget budget) {
        this.budget = budget;
        this.plain = new InventoryScript(redis, PLAIN);
        this.mindingSingleSeats = new InventoryScript(redis, "layout", "single_seats", "place_hold");
        this.withCode = new InventoryScript(redis, "codes", "layout", "single_seats", "place_hold");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<HoldOutcome> run(HoldRequest request, HoldWish.Seats wish, String now) {
        Stream<String> terms = Stream.of(
                request.id().toString(),
                request.visitorId(),
                Long.toString(request.timeToLive().toMillis()),
                budget.terms(request.seatsPerVisitor(), request.code()),
                now,
                Long.toString(HoldRecord.RETENTION.toMillis()),
                request.orphanSeats().word());
        String[] arguments = Stream.concat(terms, wish.ordinals().stream().map(String::valueOf)).toArray(String[]::new);
        return script(request).run(new EventKeys(request.id().eventId()).allAnd(request.id()), arguments)
                .map(reply -> outcome(request.id(), wish, reply));
    }

    private InventoryScript script(HoldRequest request) {
        if (request.code() != null) {
            return withCode;
        }
        return request.orphanSeats() == OrphanSeats.ALLOW ? plain : mindingSingleSeats;
    }

    private static HoldOutcome outcome(HoldId id, HoldWish.Seats wish, List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "HELD" -> new HoldOutcome.Held(id, wish.ordinals(), Replies.ordinals(reply, 4),
                    (long) reply.get(1), Instant.ofEpochMilli((long) reply.get(2)), (long) reply.get(3) == 1);
            case "TAKEN" -> new HoldOutcome.SeatsTaken(Replies.ordinals(reply));
            case "SINGLE" -> new HoldOutcome.LeavesSingles(Replies.ordinals(reply));
            case "LIMIT" -> new HoldOutcome.OverLimit((int) (long) reply.get(1));
            case "COOL_DOWN" -> new HoldOutcome.CoolsDown(Duration.ofMillis((long) reply.get(1)));
            case "ENDED" -> new HoldOutcome.Ended();
            case "OTHER_SEATS" -> new HoldOutcome.OtherSeats();
            case "NOT_LOADED" -> new HoldOutcome.NotLoaded();
            case "NO_LAYOUT" -> new HoldOutcome.NoLayout();
            default -> CodeRefusal.read(reply).map(HoldOutcome.CodeRefused::new).orElseThrow(() -> Replies.unknown("place_hold", reply));
        };
    }
}
