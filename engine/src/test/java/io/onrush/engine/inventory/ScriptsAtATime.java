package io.onrush.engine.inventory;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import io.onrush.seatmap.plan.SeatLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The scripts of one event, called one after the other with hold numbers for ids and the test's own time. */
final class ScriptsAtATime {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Losses NOTHING_LOST = new Losses() {

        @Override
        public void notLoaded(UUID eventId) {}

        @Override
        public void saw(UUID eventId, long seq) {}

        @Override
        public void gave(UUID eventId, long seq) {}
    };

    private final RedisClusterReactiveCommands<String, String> redis;
    private final UUID event;
    private final Duration ttl;
    private final int limit;
    private final HoldBudget budget;
    private Mono<Boolean> layout;

    ScriptsAtATime(RedisClusterReactiveCommands<String, String> redis, UUID event, Duration ttl, int limit) {
        this(redis, event, ttl, limit, new HoldBudget(0, Duration.ZERO));
    }

    ScriptsAtATime(RedisClusterReactiveCommands<String, String> redis, UUID event, Duration ttl, int limit, HoldBudget budget) {
        this.redis = redis;
        this.event = event;
        this.ttl = ttl;
        this.limit = limit;
        this.budget = budget;
    }

    boolean load(String letters) {
        return now(new LoadSeatsScript(redis).run(event, letters));
    }

    /** Before the scripts that need it; where Redis loses it, it is loaded again as the service does. */
    void loadLayout(SeatLayout layout, List<Boolean> accessible) {
        this.layout = new LoadLayoutScript(redis).run(event, layout, accessible);
        now(this.layout);
    }

    HoldOutcome hold(int id, String visitor, long at, Integer... seats) {
        return hold(id, visitor, at, OrphanSeats.ALLOW, Arrays.asList(seats));
    }

    HoldOutcome hold(int id, String visitor, long at, OrphanSeats orphans, List<Integer> seats) {
        HoldWish.Seats wish = new HoldWish.Seats(seats);
        return now(withLayout(new PlaceHoldScript(redis, budget).run(request(id, visitor, wish, orphans), wish, Long.toString(at))));
    }

    /** With an access code, or null. */
    HoldOutcome holdWith(String code, int id, String visitor, long at, List<Integer> seats) {
        HoldWish.Seats wish = new HoldWish.Seats(seats);
        return now(new PlaceHoldScript(redis, budget).run(request(id, visitor, wish, code), wish, Long.toString(at)));
    }

    HoldOutcome bestWith(String code, int id, String visitor, long at, HoldWish.BestAvailable wish) {
        return now(withLayout(new BestAvailableScript(redis, budget).run(request(id, visitor, wish, code), wish, Long.toString(at))));
    }

    private HoldRequest request(int id, String visitor, HoldWish wish, String code) {
        return new HoldRequest(hold(id), visitor, wish, ttl, limit, OrphanSeats.ALLOW, code == null ? null : AccessCode.of(event, code));
    }

    Map<Integer, Character> give(int allocation, List<Integer> seats) {
        return now(allocated().give(event, allocation, seats));
    }

    void release(int allocation, List<Integer> seats) {
        now(allocated().release(event, allocation, seats));
    }

    void open(AllocatedSeats.Code code) {
        now(allocated().open(event, code));
    }

    void close(AllocatedSeats.Code code) {
        now(allocated().close(event, code));
    }

    AllocatedSeats.Shown show(String visitor, String code) {
        return now(allocated().show(event, visitor, AccessCode.of(event, code)));
    }

    AllocatedSeats.Figures figures() {
        return now(allocated().figures(event));
    }

    /** @param limit 0: any number */
    AllocatedSeats.Code code(String text, int number, int allocation, int limit, Instant expiresAt) {
        return new AllocatedSeats.Code(number, allocation, AccessCode.of(event, text), limit, expiresAt);
    }

    void loadAllocations(Map<Integer, Integer> allocations, EventAllocations.Codes codes) {
        now(new LoadAllocationsScript(redis).run(event, allocations, codes));
    }

    private AllocatedSeats allocated() {
        return new AllocatedSeats(redis, NOTHING_LOST);
    }

    HoldOutcome holdNow(int id, String visitor, Integer... seats) {
        HoldWish.Seats wish = new HoldWish.Seats(Arrays.asList(seats));
        return now(new PlaceHoldScript(redis, budget).run(request(id, visitor, wish, OrphanSeats.ALLOW), wish, ""));
    }

    HoldOutcome best(int id, String visitor, long at, HoldWish.BestAvailable wish) {
        return now(withLayout(new BestAvailableScript(redis, budget).run(request(id, visitor, wish, OrphanSeats.ALLOW), wish, Long.toString(at))));
    }

    private Mono<HoldOutcome> withLayout(Mono<HoldOutcome> attempt) {
        return attempt.flatMap(outcome -> outcome instanceof HoldOutcome.NoLayout && layout != null ? layout.then(attempt) : Mono.just(outcome));
    }

    /** As the saga does when it begins. */
    boolean extend(int id, String visitor, long millis, long at) {
        return extend(id, visitor, ExtendHoldScript.Stage.BEGUN, millis, at);
    }

    boolean extend(int id, String visitor, ExtendHoldScript.Stage stage, long millis, long at) {
        return now(new ExtendHoldScript(redis).run(hold(id), visitor, stage, Duration.ofMillis(millis), Long.toString(at)));
    }

    List<Integer> confirm(int id, String visitor, long at, Integer... seats) {
        return now(new ConfirmHoldScript(redis).run(hold(id), visitor, Arrays.asList(seats), Long.toString(at)));
    }

    ReleaseOutcome release(int id, String visitor) {
        return release(id, visitor, 0);
    }

    ReleaseOutcome release(int id, String visitor, long at) {
        return now(new ReleaseHoldScript(redis).byVisitor(hold(id), visitor, Long.toString(at)));
    }

    ReleaseOutcome putBack(int id, String visitor, Integer... seats) {
        return now(new ReleaseHoldScript(redis).byCheckout(hold(id), visitor, Arrays.asList(seats)));
    }

    int sweep(int most, long at) {
        return look(most, at).ended();
    }

    ExpireHoldsScript.Swept look(int most, long at) {
        return now(new ExpireHoldsScript(redis).run(event, most, Long.toString(at)));
    }

    Restoration.Restored rebuild(long epoch, RebuiltSeats seats, long checkoutMillis, long at) {
        RebuildSeatsScript script = new RebuildSeatsScript(redis);
        return now(script.run(event, epoch, seats, Duration.ofMillis(checkoutMillis), Long.toString(at))
                .flatMap(restored -> script.record(event, seats).thenReturn(restored)));
    }

    RaiseNumbersScript.Numbers raise(long wentBackIn, long epoch) {
        return now(new RaiseNumbersScript(redis).run(event, wentBackIn, epoch));
    }

    Books books(int from, int most) {
        return now(new ReadBooksScript(redis).run(event, from, most));
    }

    List<Difference> repair(List<Difference> differences, long checkoutMillis, long at) {
        return repair(differences, orderId -> {}, checkoutMillis, at);
    }

    List<Difference> repair(List<Difference> differences, Consumer<UUID> unclaim, long checkoutMillis, long at) {
        Function<UUID, Mono<Void>> unclaiming = orderId -> Mono.fromRunnable(() -> unclaim.accept(orderId));
        return now(new Repairs(redis, Duration.ofMillis(checkoutMillis), unclaiming).repair(event, differences, Long.toString(at)).collectList());
    }

    /** As if the server had been replaced by an empty one, for this event. */
    void loseAll() {
        redis.keys("{e:" + event + "}:*").flatMap(redis::del).blockLast(PATIENCE);
    }

    String holdId(int id) {
        return hold(id).toString();
    }

    ReadHoldsScript.Page liveHolds(HoldCursor after, int most, long at) {
        return now(new ReadHoldsScript(redis).run(event, after, most, Long.toString(at)));
    }

    EventSeats.Snapshot snapshot() {
        return now(new EventSeats(redis, NOTHING_LOST).snapshot(event));
    }

    EventSeats.ChangeEntries changesAfter(long seq) {
        return now(new EventSeats(redis, NOTHING_LOST).changesAfter(event, seq, 100));
    }

    String states() {
        return snapshot().letters();
    }

    List<StreamMessage<String, String>> changes() {
        return redis.xrange(key("changes"), Range.unbounded()).collectList().block(PATIENCE);
    }

    String key(String name) {
        return "{e:" + event + "}:" + name;
    }

    String holdKey(int id) {
        return new EventKeys(event).holdKey(hold(id));
    }

    private HoldRequest request(int id, String visitor, HoldWish wish, OrphanSeats orphans) {
        return new HoldRequest(hold(id), visitor, wish, ttl, limit, orphans);
    }

    private HoldId hold(int id) {
        return new HoldId(event, new UUID(0, id));
    }

    private static <T> T now(Mono<T> reply) {
        return reply.block(PATIENCE);
    }
}
