package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The product's own way to its scripts for the best seats of an event that there is, for benchmarks. Holds and visitors are numbers. */
public final class BestSeatScripts {

    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
    private static final int SEATS_PER_VISITOR = 1_000_000;
    private static final HoldBudget NO_BUDGET = new HoldBudget(0, Duration.ZERO);
    private static final String NOW = "";

    private final UUID event;
    private final String digest;
    private final BestAvailableScript best;
    private final PlaceHoldScript place;
    private final ReleaseHoldScript release;

    public BestSeatScripts(RedisClusterReactiveCommands<String, String> redis, UUID event) {
        this.event = event;
        this.digest = redis.digest(InventoryScript.text("layout", "seat_search", "best_available"));
        this.best = new BestAvailableScript(redis, NO_BUDGET);
        this.place = new PlaceHoldScript(redis, NO_BUDGET);
        this.release = new ReleaseHoldScript(redis);
    }

    /** Of the script that {@link #holdBest} runs. */
    public String digest() {
        return digest;
    }

    /** Holds the best of a quantity; fails where there are not so many. */
    public Mono<Void> holdBest(long number, int quantity) {
        HoldWish.BestAvailable wish = new HoldWish.BestAvailable(quantity, OptionalInt.empty(), List.of(), false);
        return best.run(request(number, wish), wish, NOW).cast(HoldOutcome.Held.class).then();
    }

    /** Holds these seats; fails where one of them is taken. */
    public Mono<Void> hold(long number, List<Integer> seats) {
        HoldWish.Seats wish = new HoldWish.Seats(seats);
        return place.run(request(number, wish), wish, NOW).cast(HoldOutcome.Held.class).then();
    }

    public Mono<Void> release(long number) {
        return release.byVisitor(id(number), visitor(number), NOW).cast(ReleaseOutcome.Released.class).then();
    }

    private HoldRequest request(long number, HoldWish wish) {
        return new HoldRequest(id(number), visitor(number), wish, TIME_TO_LIVE, SEATS_PER_VISITOR, OrphanSeats.ALLOW);
    }

    private HoldId id(long number) {
        return new HoldId(event, new UUID(1, number));
    }

    private static String visitor(long number) {
        return new UUID(2, number).toString();
    }
}
