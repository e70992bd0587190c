package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What an order does with its seats: claim them, confirm them, give them back. Every step may be repeated, as a recovery
 * repeats it after a crash, and then changes nothing.
 */
public final class Checkout {

    private final ExtendHoldScript extendHold;
    private final ConfirmHoldScript confirmHold;
    private final ReleaseHoldScript releaseHold;
    private final SeatClaims claims;
    private final Duration checkoutTime;
    private final SaleMeters meters;
    private final Losses losses;

    Checkout(
            RedisClusterReactiveCommands<String, String> redis, SeatClaims claims, Duration checkoutTime, SaleMeters meters,
            Losses losses) {
        this.extendHold = new ExtendHoldScript(redis);
        this.confirmHold = new ConfirmHoldScript(redis);
        this.releaseHold = new ReleaseHoldScript(redis);
        this.claims = claims;
        this.checkoutTime = checkoutTime;
        this.meters = meters;
        this.losses = losses;
    }

    /** Gives the hold the time of a checkout before its order is accepted, once. False where it has lapsed. */
    public Mono<Boolean> keep(HoldId id, String visitorId) {
        return extend(id, visitorId, ExtendHoldScript.Stage.ACCEPTED);
    }

    /**
     * Claims the seats in PostgreSQL and keeps the hold alive for the checkout, in this order. Where the hold has lapsed the claims stay for
     * the saga to give up: a process that comes late cannot know what has become of the order, and must not undo a sale.
     * If the order is over by then, the reconciler gives them up.
     */
    public Mono<Claim> claim(HoldId id, String visitorId, UUID orderId, long fence, List<Integer> ordinals) {
        return claims.claim(id.eventId(), orderId, fence, ordinals)
                .flatMap(taken -> taken.isEmpty() ? keepAlive(id, visitorId, orderId) : Mono.just(new Claim.Taken(taken)));
    }

    private Mono<Claim> keepAlive(HoldId id, String visitorId, UUID orderId) {
        return reporting(id, extendHold.begin(id, visitorId, checkoutTime))
                .flatMap(use -> use.map(of -> claims.use(id, orderId, of.code()).thenReturn(new Claim.Claimed())).orElse(Mono.just(new Claim.Claimed())).cast(Claim.class))
                .defaultIfEmpty(new Claim.Lapsed());
    }

    private Mono<Boolean> extend(HoldId id, String visitorId, ExtendHoldScript.Stage stage) {
        return reporting(id, extendHold.run(id, visitorId, stage, checkoutTime, ""));
    }

    /** The step fails, and its saga tries it again; until then the event is back. */
    private <T> Mono<T> reporting(HoldId id, Mono<T> step) {
        return step.doOnError(HoldProblems::isNotLoaded, lost -> losses.notLoaded(id.eventId()));
    }

    public Mono<Void> unclaim(UUID orderId) {
        return claims.unclaim(orderId);
    }

    /** Held becomes sold. The seats that are lost to others; empty where all were confirmed. */
    public Mono<List<Integer>> confirm(HoldId id, String visitorId, List<Integer> ordinals) {
        return reporting(id, confirmHold.run(id, visitorId, ordinals, "")).doOnNext(lost -> {
            if (lost.isEmpty()) {
                meters.sold(ordinals.size());
            }
        });
    }

    /** Back on sale, whatever of them this hold has, held or sold. */
    public Mono<Void> putBack(HoldId id, String visitorId, List<Integer> ordinals) {
        return reporting(id, releaseHold.byCheckout(id, visitorId, ordinals)).then();
    }

    /** What became of a claim. */
    public sealed interface Claim {

        record Claimed() implements Claim {}

        /** Other orders have these; this one has none. */
        record Taken(List<Integer> ordinals) implements Claim {}

        /** The hold had lapsed before; what is claimed is to be given up. */
        record Lapsed() implements Claim {}
    }
}
