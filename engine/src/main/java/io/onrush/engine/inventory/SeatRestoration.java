package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Puts an event's seats back. Claims are read before orders: every claim's order is then among them, or over. */
final class SeatRestoration implements Restoration {

    private final Venues venues;
    private final SeatClaims claims;
    private final EventOrders orders;
    private final RebuildSeatsScript rebuildSeats;
    private final Duration checkoutTime;

    SeatRestoration(
            RedisClusterReactiveCommands<String, String> redis, Venues venues, SeatClaims claims, EventOrders orders, Duration checkoutTime) {
        this.venues = venues;
        this.claims = claims;
        this.orders = orders;
        this.rebuildSeats = new RebuildSeatsScript(redis);
        this.checkoutTime = checkoutTime;
    }

    @Override
    public Mono<Restored> restore(Event event, long epoch) {
        return venues.find(event.venueId())
                .flatMap(map -> books(event, map))
                .flatMap(seats -> rebuildSeats.run(event.id(), epoch, seats, checkoutTime, "").flatMap(restored -> recorded(event, seats, restored)));
    }

    private Mono<Restored> recorded(Event event, RebuiltSeats seats, Restored restored) {
        return switch (restored) {
            case Restored.Loaded loaded -> rebuildSeats.record(event.id(), seats).thenReturn(restored);
            case Restored.Present present -> Mono.just(restored);
            case Restored.Outdated later -> Mono.just(restored);
        };
    }

    private Mono<RebuiltSeats> books(Event event, SeatMap map) {
        return claims.between(event.id(), 0, map.seats())
                .flatMap(claimed -> orders.standing(event.id()).collectList().map(standing -> RebuiltSeats.of(map.seats(), claimed, standing)));
    }
}
