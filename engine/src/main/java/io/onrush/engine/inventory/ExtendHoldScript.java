package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@code extend_hold.lua}: a live hold is now being bought and gets the time of a checkout. */
final class ExtendHoldScript {

    private final InventoryScript script;

    ExtendHoldScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "extend_hold");
    }

    /** True where the hold is live or already bought; false where it has lapsed. Each stage gives it time once. */
    Mono<Boolean> run(HoldId id, String visitorId, Stage stage, Duration checkout, String now) {
        return call(id, visitorId, stage, checkout, now).map(ExtendHoldScript::isLive);
    }

    /** The same where its order is claimed, and the access code that it was placed with, if any; empty where it has lapsed. */
    Mono<Optional<Use>> begin(HoldId id, String visitorId, Duration checkout) {
        return call(id, visitorId, Stage.BEGUN, checkout, "").mapNotNull(reply -> !isLive(reply) ? null : use(reply));
    }

    private static Optional<Use> use(List<Object> reply) {
        boolean coded = reply.size() > 2 && !reply.get(2).equals("");
        return coded ? Optional.of(new Use(Integer.parseInt((String) reply.get(2)), List.of(((String) reply.get(4)).split(",")))) : Optional.empty();
    }

    private Mono<List<Object>> call(HoldId id, String visitorId, Stage stage, Duration checkout, String now) {
        return script.run(
                        new EventKeys(id.eventId()).allAnd(id),
                        id.toString(),
                        visitorId,
                        Long.toString(checkout.toMillis()),
                        now,
                        Long.toString(HoldRecord.RETENTION.toMillis()),
                        Integer.toString(1 + stage.ordinal()));
    }

    private static boolean isLive(List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "EXTENDED", "SOLD" -> true;
            case "LAPSED" -> false;
            case "NOT_LOADED" -> throw HoldProblems.notLoaded();
            default -> throw Replies.unknown("extend_hold", reply);
        };
    }

    /** @param code its number; {@code skus} of the items for which it was used, one empty text where for seats */
    record Use(int code, List<String> skus) {}

    /** How far the checkout of a hold is. */
    enum Stage {
        ACCEPTED,
        BEGUN
    }
}
