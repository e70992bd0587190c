package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A sale of seats at times that a simulation chooses, by the product's own scripts. In this package because they are nobody's business but the inventory's. */
public final class SaleScripts {

    private static final int LAPSES_PER_CALL = 200;
    private static final HoldBudget BUDGET = new HoldBudget(15, Duration.ofMinutes(10));

    private final RedisClusterReactiveCommands<String, String> redis;
    private final UUID event;
    private final Duration timeToLive;
    private final int seatsPerVisitor;
    private final PlaceHoldScript place;
    private final ConfirmHoldScript confirm;
    private final ExpireHoldsScript expire;

    public SaleScripts(RedisClusterReactiveCommands<String, String> redis, UUID event, Duration timeToLive, int seatsPerVisitor) {
        this.redis = redis;
        this.event = event;
        this.timeToLive = timeToLive;
        this.seatsPerVisitor = seatsPerVisitor;
        this.place = new PlaceHoldScript(redis, BUDGET);
        this.confirm = new ConfirmHoldScript(redis);
        this.expire = new ExpireHoldsScript(redis);
    }

    public Mono<Void> load(int seats) {
        return new LoadSeatsScript(redis).run(event, "A".repeat(seats)).then();
    }

    /** One letter a seat. */
    public Mono<String> seats() {
        return redis.get(new EventKeys(event).all()[0]);
    }

    public Mono<Answer> hold(UUID hold, String visitor, List<Integer> seats, long now) {
        HoldWish.Seats wish = new HoldWish.Seats(seats);
        return place.run(new HoldRequest(new HoldId(event, hold), visitor, wish, timeToLive, seatsPerVisitor, OrphanSeats.ALLOW), wish, Long.toString(now))
                .map(outcome -> switch (outcome) {
                    case HoldOutcome.Held held -> Answer.HELD;
                    case HoldOutcome.SeatsTaken taken -> Answer.TAKEN;
                    case HoldOutcome.OverLimit limit -> Answer.REFUSED;
                    case HoldOutcome.CoolsDown coolsDown -> Answer.REFUSED;
                    case HoldOutcome other -> throw new IllegalStateException("a hold was told " + other);
                });
    }

    /** Whether the seats are sold to the visitor now. */
    public Mono<Boolean> sell(UUID hold, String visitor, List<Integer> seats, long now) {
        return confirm.run(new HoldId(event, hold), visitor, seats, Long.toString(now)).map(List::isEmpty);
    }

    /** Ends what has lapsed; how many holds. */
    public Mono<Integer> sweep(long now) {
        return expire.run(event, LAPSES_PER_CALL, Long.toString(now))
                .expand(swept -> swept.more() ? expire.run(event, LAPSES_PER_CALL, Long.toString(now)) : Mono.empty())
                .reduce(0, (ended, swept) -> ended + swept.ended());
    }

    /** What became of an attempt to hold. */
    public enum Answer {
        HELD, TAKEN, REFUSED
    }
}
