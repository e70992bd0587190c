package io.onrush.engine.inventory;

import io.lettuce.core.XReadArgs;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The product's own way to its hold script, for benchmarks, without HTTP before it. In this package because the scripts are
 * nobody's business but the inventory's.
 */
public final class HoldScripts {

    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
    private static final int SEATS_PER_VISITOR = 1_000_000;
    private static final HoldBudget NO_BUDGET = new HoldBudget(0, Duration.ZERO);
    private static final String NOW = "";

    private final RedisClusterReactiveCommands<String, String> redis;
    private final PlaceHoldScript place;
    private final UUID event;
    private final long series;

    public HoldScripts(RedisClusterReactiveCommands<String, String> redis) {
        this(redis, new UUID(0xbe7c4, 1), 1);
    }

    /**
     * Of an event that there is.
     *
     * @param series another one for holds of the same seats anew
     */
    public HoldScripts(RedisClusterReactiveCommands<String, String> redis, UUID event, long series) {
        this.redis = redis;
        this.event = event;
        this.series = series;
        this.place = new PlaceHoldScript(redis, NO_BUDGET);
    }

    /** Puts as many seats on sale, all of them free or all of them sold. */
    public Mono<Void> load(int seats, boolean free) {
        return redis.keys("{e:" + event + "}:*").buffer(1000)
                .concatMap(keys -> redis.unlink(keys.toArray(String[]::new)))
                .then(redis.set(new EventKeys(event).all()[0], (free ? "A" : "S").repeat(seats)))
                .then();
    }

    /** Seat by seat, each to a visitor of its own, so many at once; how many were held. */
    public Mono<Long> placeEach(int seats, int atOnce) {
        return Flux.range(0, seats)
                .flatMap(seat -> place.run(request(seat, TIME_TO_LIVE), new HoldWish.Seats(List.of(seat)), NOW), atOnce)
                .filter(HoldOutcome.Held.class::isInstance)
                .count();
    }

    /** The same, with a time to live for each; when each of them lapses, ms, by the clock of Redis. */
    public Mono<long[]> placeEach(int seats, int atOnce, IntFunction<Duration> timeToLive) {
        long[] deadlines = new long[seats];
        return Flux.range(0, seats)
                .flatMap(seat -> place.run(request(seat, timeToLive.apply(seat)), new HoldWish.Seats(List.of(seat)), NOW)
                        .cast(HoldOutcome.Held.class)
                        .doOnNext(held -> deadlines[seat] = held.expiresAt().toEpochMilli()), atOnce)
                .then(Mono.just(deadlines));
    }

    /** Seats that became free, as the event's changes tell it, from now on. */
    public Flux<Integer> freed(Duration patience) {
        String changes = new EventKeys(event).all()[5];
        AtomicReference<String> last = new AtomicReference<>("$");
        return Flux.defer(() -> redis.xread(XReadArgs.Builder.block(patience), XReadArgs.StreamOffset.from(changes, last.get())))
                .doOnNext(entry -> last.set(entry.getId()))
                .repeat()
                .mapNotNull(entry -> entry.getBody().get("A"))
                .flatMapIterable(ordinals -> Arrays.stream(ordinals.split(",")).map(Integer::valueOf).toList());
    }

    /** {@code EVALSHA} with the same arguments, for redis-benchmark, which puts a number in the place of its mark. Loads the script. */
    public Mono<List<String>> command(String mark) {
        HoldRequest request = request(0, TIME_TO_LIVE);
        String[] keys = new EventKeys(event).allAnd(request.id());
        return redis.scriptLoad(InventoryScript.text(PlaceHoldScript.PLAIN)).map(digest -> {
            List<String> command = new ArrayList<>(List.of("EVALSHA", digest, String.valueOf(keys.length)));
            command.addAll(Arrays.asList(keys).subList(0, keys.length - 1));
            command.add(keys[keys.length - 1] + mark);
            command.addAll(List.of(request.id() + mark, request.visitorId(), String.valueOf(TIME_TO_LIVE.toMillis())));
            command.addAll(List.of(NO_BUDGET.terms(SEATS_PER_VISITOR), NOW, String.valueOf(HoldRecord.RETENTION.toMillis()), OrphanSeats.ALLOW.word(), "0"));
            return command;
        });
    }

    private HoldRequest request(int seat, Duration timeToLive) {
        return new HoldRequest(
                new HoldId(event, new UUID(series, seat)), new UUID(2, seat).toString(), new HoldWish.Seats(List.of(seat)), timeToLive,
                SEATS_PER_VISITOR, OrphanSeats.ALLOW);
    }
}
