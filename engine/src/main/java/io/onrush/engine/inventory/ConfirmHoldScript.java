package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** {@code confirm_hold.lua}: a hold becomes a sale; a lapsed one if its seats are still free. */
final class ConfirmHoldScript {

    private final InventoryScript script;

    ConfirmHoldScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "codes", "confirm_hold");
    }

    /** The seats that others have by now; empty where all were confirmed. */
    Mono<List<Integer>> run(HoldId id, String visitorId, List<Integer> ordinals, String now) {
        Stream<String> terms = Stream.of(id.toString(), visitorId, now, Long.toString(HoldRecord.RETENTION.toMillis()));
        String[] arguments = Stream.concat(terms, ordinals.stream().map(String::valueOf)).toArray(String[]::new);
        return script.run(new EventKeys(id.eventId()).allAnd(id), arguments).map(reply -> switch ((String) reply.getFirst()) {
            case "CONFIRMED" -> List.of();
            case "LOST" -> Replies.ordinals(reply);
            case "NOT_LOADED" -> throw HoldProblems.notLoaded();
            default -> throw Replies.unknown("confirm_hold", reply);
        });
    }
}
