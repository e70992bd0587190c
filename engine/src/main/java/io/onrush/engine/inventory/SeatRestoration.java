package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Puts an event's seats back. Claims are read before orders: every claim's order is then among them, or over. */
final class SeatRestoration implements Restoration {

    private final Venues venues;
    private final SeatClaims claims;
    private final EventAllocations allocations;
    private final EventOrders orders;
    private final LoadAllocationsScript loadAllocations;
    private final RebuildSeatsScript rebuildSeats;
    private final Duration checkoutTime;

    SeatRestoration(
            RedisClusterReactiveCommands<String, String> redis, Venues venues, SeatClaims claims, EventAllocations allocations, EventOrders orders,
            Duration checkoutTime) {
        this.venues = venues;
        this.claims = claims;
        this.allocations = allocations;
        this.orders = orders;
        this.loadAllocations = new LoadAllocationsScript(redis);
        this.rebuildSeats = new RebuildSeatsScript(redis);
        this.checkoutTime = checkoutTime;
    }

    @Override
    public Mono<Restored> restore(Event event, long epoch) {
        return venues.find(event.venueId())
                .flatMap(map -> allocated(event, map).flatMap(allocated -> books(event, map).map(seats -> seats.blocked(allocated.keySet()))))
                .flatMap(seats -> rebuildSeats.run(event.id(), epoch, seats, checkoutTime, "").flatMap(restored -> recorded(event, seats, restored)));
    }

    private Mono<Restored> recorded(Event event, RebuiltSeats seats, Restored restored) {
        return switch (restored) {
            case Restored.Loaded loaded -> rebuildSeats.record(event.id(), seats).thenReturn(restored);
            case Restored.Present present -> Mono.just(restored);
            case Restored.Outdated later -> Mono.just(restored);
        };
    }

    /** Into Redis before the seats: what comes back in the first moment must find its allocation. */
    private Mono<Map<Integer, Integer>> allocated(Event event, SeatMap map) {
        return allocations.between(event.id(), 0, map.seats())
                .flatMap(allocated -> allocations.codes(event.id()).flatMap(codes -> loadAllocations.run(event.id(), allocated, codes)).thenReturn(allocated));
    }

    private Mono<RebuiltSeats> books(Event event, SeatMap map) {
        return claims.between(event.id(), 0, map.seats())
                .flatMap(claimed -> orders.standing(event.id()).collectList().map(standing -> RebuiltSeats.of(map.seats(), claimed, standing)));
    }
}
