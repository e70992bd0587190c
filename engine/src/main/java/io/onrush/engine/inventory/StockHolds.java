package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockOutcome;
import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/**
 * Holds of stock. The units lie in many slots and the record of the hold in its event's, so no script can write both: the units
 * are taken first, under an id of that attempt alone, and the record names the take that is the hold's. What a crash, a lost
 * reply or a second attempt leaves behind is a take that no record names; it comes back at its deadline.
 */
final class StockHolds {

    /** Units outlive the record of their hold by this, so that an order in the last moment finds them. Seen as a late return. */
    static final Duration LONGER = Duration.ofMillis(250);

    private final Stock stock;
    private final PlaceStockHoldScript placeHold;
    private final ReleaseStockHoldScript releaseHold;
    private final AllocatedSeats allocated;
    private final EventAllocations allocations;
    private final IdGenerator ids;
    private final Losses losses;

    StockHolds(RedisClusterReactiveCommands<String, String> redis, Stock stock, AllocatedSeats allocated, EventAllocations allocations, IdGenerator ids,
            HoldBudget budget, Losses losses) {
        this.stock = stock;
        this.placeHold = new PlaceStockHoldScript(redis, budget);
        this.releaseHold = new ReleaseStockHoldScript(redis);
        this.allocated = allocated;
        this.allocations = allocations;
        this.ids = ids;
        this.losses = losses;
    }

    /**
     * Runs on a subscription of its own: a client that hangs up between the two steps would leave units that nobody holds, and that
     * nobody can have before their deadline, as often as it likes.
     */
    Mono<StockHoldOutcome> place(StockHoldRequest request) {
        return Mono.fromFuture(() -> placed(request).toFuture(), true);
    }

    private Mono<StockHoldOutcome> placed(StockHoldRequest request) {
        Mono<StockHoldOutcome> placing = Mono.defer(() -> take(request));
        return (request.mayBeKnown() ? known(request).switchIfEmpty(placing) : placing).doOnNext(outcome -> report(request.id().eventId(), outcome));
    }

    private void report(UUID eventId, StockHoldOutcome outcome) {
        if (outcome instanceof StockHoldOutcome.OfHold(HoldOutcome.NotLoaded missing)) {
            losses.notLoaded(eventId);
        }
    }

    private Mono<StockHoldOutcome> known(StockHoldRequest request) {
        return placeHold.known(request.id(), request.items(), "").map(reply -> new StockHoldOutcome.OfHold(reply.outcome()));
    }

    private Mono<StockHoldOutcome> take(StockHoldRequest request) {
        if (request.code() == null) {
            return take(request, Map.of());
        }
        return allocated.show(request.event().id(), request.visitorId(), request.code()).flatMap(shown -> switch (shown) {
            case AllocatedSeats.Shown.Refused refused -> Mono.just(new StockHoldOutcome.OfHold(new HoldOutcome.CodeRefused(refused.why())));
            case AllocatedSeats.Shown.Opens opens -> allocations.units(request.event().id())
                    .filter(kept -> kept.allocation() == opens.allocation())
                    .collectMap(EventAllocations.KeptUnits::sku, EventAllocations.KeptUnits::takeId)
                    .flatMap(kept -> take(request, kept));
        });
    }

    /** @param kept takes that keep what the code opens, by SKU: whatever of it is enough is taken of that */
    private Mono<StockHoldOutcome> take(StockHoldRequest request, Map<String, String> kept) {
        String takeId = TakeId.next(request.id(), ids);
        Set<String> opened = ConcurrentHashMap.newKeySet();
        return stock.takeKept(request.event().id(), request.wanted(), kept, takeId, request.event().holdTime().plus(LONGER), opened)
                .flatMap(outcome -> switch (outcome) {
                    case StockOutcome.Taken taken -> write(request, taken.take(), opened);
                    case StockOutcome.Short little -> Mono.just(new StockHoldOutcome.Short(little.sku(), little.left()));
                    case StockOutcome.NotLoaded missing -> Mono.just(new StockHoldOutcome.OfHold(new HoldOutcome.NotLoaded()));
                    case StockOutcome.Contended contended -> Mono.just(new StockHoldOutcome.Contended());
                });
    }

    private Mono<StockHoldOutcome> write(StockHoldRequest request, StockTake take, Set<String> opened) {
        return placeHold.run(
                        request.id(), request.visitorId(), take, request.event().holdTime(), request.event().seatsPerVisitor(), "", request.code(), opened)
                .flatMap(reply -> (reply.takeId().equals(take.id()) ? Mono.<Void>empty() : stock.giveBack(request.event().id(), take).onErrorComplete())
                        .thenReturn(new StockHoldOutcome.OfHold(reply.outcome())));
    }

    Mono<ReleaseOutcome> release(HoldId id, String visitorId) {
        return releaseHold.byVisitor(id, visitorId, "").flatMap(reply -> switch (reply) {
            case ReleaseStockHoldScript.Reply.Released released ->
                stock.giveBack(id.eventId(), released.take()).thenReturn(new ReleaseOutcome.Released(released.take().units()));
            case ReleaseStockHoldScript.Reply.NotFound none -> Mono.just(new ReleaseOutcome.NotFound());
            case ReleaseStockHoldScript.Reply.Ordered ordered -> Mono.just(new ReleaseOutcome.Ordered());
        });
    }
}
