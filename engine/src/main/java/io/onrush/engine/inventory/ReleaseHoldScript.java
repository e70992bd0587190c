package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** {@code release_hold.lua}: seats go back on sale. */
final class ReleaseHoldScript {

    private final InventoryScript script;

    ReleaseHoldScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "release_hold");
    }

    Mono<ReleaseOutcome> byVisitor(HoldId id, String visitorId, String now) {
        return run(id, visitorId, "visitor", "", now);
    }

    /** Frees what the hold owns of these seats, sold ones too. */
    Mono<ReleaseOutcome> byCheckout(HoldId id, String visitorId, List<Integer> ordinals) {
        return run(id, visitorId, "checkout", ordinals.stream().map(String::valueOf).collect(Collectors.joining(",")), "");
    }

    private Mono<ReleaseOutcome> run(HoldId id, String visitorId, String by, String ordinals, String now) {
        return script.run(new EventKeys(id.eventId()).allAnd(id), id.toString(), visitorId, by, ordinals, now)
                .map(reply -> switch ((String) reply.getFirst()) {
                    case "RELEASED" -> new ReleaseOutcome.Released((int) (long) reply.get(1));
                    case "NOT_FOUND", "NOT_YOURS" -> new ReleaseOutcome.NotFound();
                    case "ORDERED" -> new ReleaseOutcome.Ordered();
                    case "NOT_LOADED" -> throw HoldProblems.notLoaded();
                    case "STOCK" -> new ReleaseOutcome.OfStock();
                    default -> throw Replies.unknown("release_hold", reply);
                });
    }
}
