package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.inventory.Restoration.Restored;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code rebuild_seats.lua} and {@code record_sales.lua}: seats of an event that Redis lost come back, once. */
final class RebuildSeatsScript {

    private static final int RECORDS_A_CALL = 100;

    private final InventoryScript script;
    private final InventoryScript recordSales;

    RebuildSeatsScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "rebuild_seats");
        this.recordSales = new InventoryScript(redis, "record_sales");
    }

    Mono<Restored> run(UUID eventId, long epoch, RebuiltSeats seats, Duration checkout, String now) {
        Stream<String> terms = Stream.of(
                Long.toString(epoch), now, Long.toString(checkout.toMillis()), Long.toString(HoldRecord.RETENTION.toMillis()), seats.letters());
        Stream<String> holds = seats.holds().stream().flatMap(RebuildSeatsScript::fields);
        return script.run(new EventKeys(eventId).all(), Stream.concat(terms, holds).toArray(String[]::new))
                .map(reply -> switch ((String) reply.getFirst()) {
                    case "LOADED" -> new Restored.Loaded();
                    case "PRESENT" -> new Restored.Present();
                    case "OUTDATED" -> new Restored.Outdated((long) reply.get(1));
                    default -> throw Replies.unknown("rebuild_seats", reply);
                });
    }

    /** For seats that were loaded: a few records in a call, so that the sale goes on between the calls. */
    Mono<Void> record(UUID eventId, RebuiltSeats seats) {
        return Flux.fromIterable(seats.sold()).buffer(RECORDS_A_CALL).concatMap(some -> {
            Stream<String> records = some.stream()
                    .flatMap(hold -> Stream.of(hold.holdId(), hold.visitorId(), Long.toString(hold.fence()), ordinals(hold)));
            Stream<String> terms = Stream.of(Long.toString(HoldRecord.RETENTION.toMillis()));
            return recordSales.run(new EventKeys(eventId).all(), Stream.concat(terms, records).toArray(String[]::new));
        }).then();
    }

    private static Stream<String> fields(RebuiltSeats.RebuiltHold hold) {
        return Stream.of(hold.holdId(), hold.visitorId(), hold.state(), Long.toString(hold.fence()), ordinals(hold));
    }

    private static String ordinals(RebuiltSeats.RebuiltHold hold) {
        return hold.ordinals().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
