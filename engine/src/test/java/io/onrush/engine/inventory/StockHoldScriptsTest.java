package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import io.onrush.engine.stock.StockTake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/**
 * The records of stock holds: random interleavings of their scripts, replays, second attempts and new takes included, against
 * the plain-Java model. jqwik prints the seed of a failure.
 */
class StockHoldScriptsTest {

    private static final long TTL = 50;
    private static final int LIMIT = 6;
    private static final HoldBudget NO_BUDGET = new HoldBudget(0, Duration.ofMinutes(1));
    private static final List<String> VISITORS = List.of("ann", "bob", "cat");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicLong NEXT_EVENT = new AtomicLong(1);

    private RedisClusterReactiveCommands<String, String> redis;
    private PlaceStockHoldScript place;
    private ReleaseStockHoldScript release;
    private ConfirmStockHoldScript confirm;
    private UUID event = new UUID(14, NEXT_EVENT.getAndIncrement());
    private int takes;

    StockHoldScriptsTest() {
        talkTo(RedisForTests.connection().reactive());
    }

    private void talkTo(RedisClusterReactiveCommands<String, String> redis) {
        this.redis = redis;
        this.place = new PlaceStockHoldScript(redis, NO_BUDGET);
        this.release = new ReleaseStockHoldScript(redis);
        this.confirm = new ConfirmStockHoldScript(redis);
    }

    /** With scripts that this Redis reads otherwise. */
    static StockHoldScriptsTest on(RedisClusterReactiveCommands<String, String> redis) {
        StockHoldScriptsTest test = new StockHoldScriptsTest();
        test.talkTo(redis);
        return test;
    }

    @Property(tries = 40)
    void theScriptsAgreeWithTheModel(@ForAll long seed) {
        event = new UUID(14, NEXT_EVENT.getAndIncrement());
        loaded();
        Random random = new Random(seed);
        StockHoldModel model = new StockHoldModel(TTL, LIMIT);
        long now = 1000;
        for (int step = 0; step < 50; step++) {
            now += random.nextInt(20);
            act(random, model, now);
            if (random.nextInt(12) == 0) {
                RedisForTests.commands().scriptFlush();
            }
            assertThat(visitors()).as("units by visitor after step %d", step).isEqualTo(model.visitors());
            assertThat(withDeadline()).as("holds with a deadline after step %d", step).isEqualTo(model.open());
        }
    }

    @Example
    void anIdThatStandsForNothingIsKnownAsNothing() {
        loaded();
        assertThat(now(place.known(hold(1), "standing:2", "100"))).isNull();
        placed(1, "ann", 100, "t1", 2);
        assertThat(said(now(place.known(hold(1), "standing:2", "100")))).isEqualTo("HELD again t1");
        assertThat(said(now(place.known(hold(1), "standing:3", "100")))).isEqualTo("OTHER_SEATS");
        assertThat(said(now(place.known(hold(1), "standing:2", "150")))).isEqualTo("ENDED");
    }

    @Example
    void anEventWithoutSeatsIsThereAllTheSame() {
        ReadBooksScript books = new ReadBooksScript(redis);
        assertThat(now(books.run(event, 0, 10)).capacity()).isEqualTo(Books.LOST);
        loaded("");
        assertThat(now(books.run(event, 0, 10)).capacity()).isZero();
        assertThat(said(placed(1, "ann", 100, "t1", 2))).isEqualTo("HELD t1");
    }

    @Example
    void theFenceGrowsWithEveryHold() {
        loaded();
        HoldOutcome.Held first = (HoldOutcome.Held) placed(1, "ann", 100, "t1", 1).outcome();
        HoldOutcome.Held second = (HoldOutcome.Held) placed(2, "ann", 100, "t2", 1).outcome();
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Example
    void theRecordOfASaleStaysAndThatOfAnEndedHoldGoesAway() {
        loaded();
        placed(1, "ann", 100, "t1", 2);
        String key = new EventKeys(event).holdKey(hold(1));
        assertThat(RedisForTests.commands().pttl(key)).isPositive();
        now(confirm.run(hold(1), "ann", "t1", take("t1", 2)));
        assertThat(RedisForTests.commands().pttl(key)).isEqualTo(-1);
        now(release.byCheckout(hold(1), "ann"));
        assertThat(RedisForTests.commands().pttl(key)).isPositive();
    }

    @Example
    void aSaleIsWrittenDownAgainWhateverTakeItHad() {
        loaded();
        assertThat(now(confirm.restore(hold(1), "ann", take("restored", 2)))).isEqualTo(ConfirmStockHoldScript.Reply.SOLD);
        assertThat(now(confirm.restore(hold(1), "ann", take("again", 2)))).isEqualTo(ConfirmStockHoldScript.Reply.SOLD);
        assertThat(visitors()).isEqualTo(Map.of("ann", 2));
        assertThat(said(now(release.byCheckout(hold(1), "ann")))).isEqualTo("RELEASED again");
    }

    @Example
    void anAcceptedHoldThatIsLostIsWrittenDownAgainAndOneThatIsKnownStays() {
        KeepAcceptedScript keep = new KeepAcceptedScript(redis, Duration.ofMillis(80));
        loaded();
        assertThat(now(keep.run(hold(1), accepted("restored", 2), "100"))).isTrue();
        assertThat(now(keep.run(hold(1), accepted("restored", 2), "110"))).as("again").isTrue();
        assertThat(now(keep.run(hold(1), accepted("another", 2), "110"))).isFalse();
        assertThat(visitors()).isEqualTo(Map.of("ann", 2));
        assertThat(now(new ExtendHoldScript(redis).run(hold(1), "ann", ExtendHoldScript.Stage.BEGUN, Duration.ofMillis(80), "179"))).isTrue();
        assertThat(said(now(release.byVisitor(hold(1), "ann", "120")))).as("it is being bought").isEqualTo("ORDERED");
        placed(2, "bob", 100, "t2", 1);
        now(release.byVisitor(hold(2), "bob", "101"));
        assertThat(now(keep.run(hold(2), accepted("late", 2), "110"))).as("it was given back").isFalse();
    }

    private boolean endSale(int id, String take, boolean hasClaims) {
        List<Object> reply = now(new InventoryScript(redis, "end_stock_sale")
                .run(new EventKeys(event).allAnd(hold(id)), hold(id).toString(), take, hasClaims ? "1" : "0", "1000"));
        return reply.equals(List.of(1L));
    }

    private static RebuiltStock.Accepted accepted(String take, int units) {
        return accepted("ann", take, units);
    }

    private static RebuiltStock.Accepted accepted(String visitor, String take, int units) {
        EventOrders.StockOrder order = new EventOrders.StockOrder(new UUID(0, 1), "", visitor, 7, EventOrders.State.IN_PROGRESS, Map.of("standing", units));
        return new RebuiltStock.Accepted(order, take(take, units));
    }

    @Example
    void theSeatScriptsLeaveAHoldOfStockAlone() {
        loaded();
        placed(1, "ann", 100, "t1", 2);
        assertThat(now(new ReleaseHoldScript(redis).byVisitor(hold(1), "ann", "120"))).isEqualTo(new ReleaseOutcome.OfStock());
        assertThat(seats(1, 1)).isEqualTo(new HoldOutcome.OtherSeats());
    }

    @Example
    void nothingIsWrittenOrPutBackWhereRedisHasLostTheEvent() {
        assertThat(placed(1, "ann", 100, "t1", 2).outcome()).isEqualTo(new HoldOutcome.NotLoaded());
        assertThat(now(confirm.run(hold(1), "ann", "", take("t1", 2)))).isEqualTo(ConfirmStockHoldScript.Reply.NOT_LOADED);
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> now(new KeepAcceptedScript(redis, Duration.ofSeconds(1)).run(hold(1), accepted("t1", 2), "100")));
        assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> now(release.byCheckout(hold(1), "ann")));
        assertThat(said(now(release.byVisitor(hold(1), "ann", "120")))).isEqualTo("NOT_FOUND");
    }

    /** One that is given back after a fifth of its time counts once, one that lapses five times. */
    @Example
    void whoLetsHoldsComeToNothingHasToWait() {
        loaded();
        PlaceStockHoldScript strict = new PlaceStockHoldScript(redis, new HoldBudget(6, Duration.ofSeconds(10)));
        placed(1, "ann", 100, "t1", 2);
        placed(2, "ann", 100, "t2", 2);
        now(release.byVisitor(hold(1), "ann", "110"));
        now(release.byVisitor(hold(1), "ann", "111"));
        assertThat(said(now(placed(strict, 3, "ann", 149, "t3", 1)))).isEqualTo("HELD t3");
        assertThat(said(now(placed(strict, 4, "ann", 160, "t4", 1)))).isEqualTo("COOL_DOWN 9950");
        assertThat(said(now(placed(strict, 5, "bob", 160, "t5", 1)))).as("another visitor").isEqualTo("HELD t5");
        assertThat(visitors()).isEqualTo(Map.of("ann", 1, "bob", 1));
    }

    @Example
    void aSaleThatIsWrittenDownAgainIsStillOneWithItsCode() {
        loaded();
        AllocatedSeats allocated = withCode("club-2027");
        coded(1, "t1", 4, 100, AccessCode.of(event, "club-2027"));
        now(confirm.restore(hold(1), "ann", take("restored", 4)));
        assertThat(now(allocated.figures(event)).uses()).containsEntry(1, 4);
        now(release.byCheckout(hold(1), "ann"));
        assertThat(now(allocated.figures(event)).uses()).containsEntry(1, 0);
    }

    @Example
    void whereASaleEndsWithoutAClaimItsCodeIsNotUsed() {
        loaded();
        AllocatedSeats allocated = withCode("club-2027");
        coded(1, "t1", 4, 100, AccessCode.of(event, "club-2027"));
        now(confirm.run(hold(1), "ann", "t1", take("t1", 4)));
        assertThat(endSale(1, "t1", false)).isTrue();
        endSale(1, "t1", false);
        assertThat(now(allocated.figures(event)).uses()).containsEntry(1, 0);
    }

    /** Six units for all: what is given back, lapses or is served from elsewhere is no use of the code; what is bought is. */
    @Example
    void aCodeIsUsedForWhatItOpenedAndNoMore() {
        loaded();
        AllocatedSeats allocated = withCode("club-2027");
        AccessCode club = AccessCode.of(event, "club-2027");
        assertThat(coded(1, "t1", 4, 100, club)).isEqualTo("HELD t1");
        assertThat(coded(1, "t1", 4, 100, club)).as("again").isEqualTo("HELD again t1");
        assertThat(coded(2, "t2", 3, 100, club)).isEqualTo("SPENT 2");
        now(release.byVisitor(hold(1), "ann", "110"));
        now(release.byVisitor(hold(1), "ann", "111"));
        assertThat(coded(3, "t3", 3, 120, club)).isEqualTo("HELD t3");
        now(new ExpireHoldsScript(redis).run(event, 3, "200"));
        assertThat(now(allocated.figures(event)).uses()).containsEntry(1, 0);
        now(confirm.run(hold(3), "ann", "t3", take("t3", 3)));
        assertThat(now(allocated.figures(event)).uses()).as("bought late, with the units it had").containsEntry(1, 3);
        assertThat(coded(4, "t4", 3, 210, club)).isEqualTo("HELD t4");
        now(confirm.run(hold(4), "ann", "t4", take("t5", 3)));
        assertThat(now(allocated.figures(event)).uses()).as("bought with general units").containsEntry(1, 3);
        now(release.byCheckout(hold(3), "ann"));
        now(release.byCheckout(hold(4), "ann"));
        assertThat(now(allocated.figures(event)).uses()).containsEntry(1, 0);
    }

    private AllocatedSeats withCode(String text) {
        Losses none = new Losses() {
            @Override
            public void notLoaded(UUID eventId) {}

            @Override
            public void saw(UUID eventId, long seq) {}

            @Override
            public void gave(UUID eventId, long seq) {}
        };
        AllocatedSeats allocated = new AllocatedSeats(redis, none);
        now(allocated.open(event, new AllocatedSeats.Code(1, 1, AccessCode.of(event, text), 6, null)));
        return allocated;
    }

    private String coded(int id, String take, int units, long at, AccessCode code) {
        PlaceStockHoldScript.Reply reply = now(place.run(
                hold(id), "ann", take(take, units), Duration.ofMillis(TTL), 100, Long.toString(at), code, Set.of("standing")));
        return reply.outcome() instanceof HoldOutcome.CodeRefused(CodeRefusal.Spent spent) ? "SPENT " + spent.left() : said(reply);
    }

    @Example
    void seatsAndUnitsCountTogetherForTheLimit() {
        loaded();
        placed(1, "ann", 100, "t1", LIMIT - 1);
        assertThat(seats(2, 0, 1)).isEqualTo(new HoldOutcome.OverLimit(LIMIT - 1));
        assertThat(seats(3, 0)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(said(placed(4, "ann", 100, "t4", 1))).isEqualTo("LIMIT " + LIMIT);
    }

    private HoldOutcome seats(int id, Integer... ordinals) {
        HoldWish.Seats wish = new HoldWish.Seats(List.of(ordinals));
        HoldRequest request = new HoldRequest(hold(id), "ann", wish, Duration.ofSeconds(1), LIMIT, OrphanSeats.ALLOW);
        return now(new PlaceHoldScript(redis, NO_BUDGET).run(request, wish, "100"));
    }

    /** Four seats beside the stock. */
    private void loaded() {
        loaded("AAAA");
    }

    private void loaded(String seats) {
        now(new LoadSeatsScript(redis).run(event, seats));
        now(redis.set(new EventKeys(event).stockEpoch(), "0"));
    }

    @Example
    void noHoldIsWrittenDownWhileTheStockIsLoadedAnew() {
        loaded();
        now(redis.del(new EventKeys(event).stockEpoch()));
        assertThat(placed(1, "ann", 100, "t1", 2).outcome()).isInstanceOf(HoldOutcome.NotLoaded.class);
    }

    private void act(Random random, StockHoldModel model, long now) {
        int action = random.nextInt(12);
        if (action < 4 || model.everPlaced().isEmpty()) {
            boolean replay = random.nextInt(4) == 0 && !model.everPlaced().isEmpty();
            int id = replay ? any(random, model) : 1 + model.everPlaced().size();
            String visitor = replay ? model.visitor(id) : VISITORS.get(random.nextInt(VISITORS.size()));
            int units = replay && random.nextInt(4) > 0 ? model.units(id) : 1 + random.nextInt(3);
            String take = "take-" + takes++;
            assertThat(said(placed(id, visitor, now, take, units))).isEqualTo(model.place(id, visitor, now, take, units));
            return;
        }
        int id = any(random, model);
        String visitor = random.nextInt(5) == 0 ? VISITORS.get(random.nextInt(VISITORS.size())) : model.visitor(id);
        ExtendHoldScript.Stage stage = ExtendHoldScript.Stage.values()[random.nextInt(2)];
        switch (action) {
            case 4 -> assertThat(now(new ExtendHoldScript(redis).run(hold(id), visitor, stage, Duration.ofMillis(80), Long.toString(now))))
                    .isEqualTo(model.extend(id, visitor, stage, 80, now));
            case 5, 6 -> sell(random, model, id);
            case 7 -> assertThat(said(now(release.byVisitor(hold(id), visitor, Long.toString(now))))).isEqualTo(model.release(id, visitor, false));
            case 9 -> {
                boolean hasClaims = random.nextBoolean();
                String take = random.nextInt(4) == 0 ? "another" : model.take(id);
                assertThat(endSale(id, take, hasClaims)).isEqualTo(model.endSale(id, take, hasClaims));
            }
            case 10 -> {
                int any = random.nextBoolean() ? id : 1 + model.everPlaced().size();
                String owner = any == id ? model.visitor(id) : VISITORS.get(random.nextInt(VISITORS.size()));
                String take = any == id && random.nextBoolean() ? model.take(id) : "take-" + takes++;
                assertThat(now(new KeepAcceptedScript(redis, Duration.ofMillis(80)).run(hold(any), accepted(owner, take, 2), Long.toString(now))))
                        .isEqualTo(model.keepAccepted(any, owner, take, 2, now + 80));
            }
            case 8 -> assertThat(said(now(release.byCheckout(hold(id), visitor)))).isEqualTo(model.release(id, visitor, true));
            default -> {
                now(new ExpireHoldsScript(redis).run(event, 3, Long.toString(now)));
                model.reap(now, 3);
            }
        }
    }

    /** Its own take, a new one instead of it, or a new one instead of one that it no longer has. */
    private void sell(Random random, StockHoldModel model, int id) {
        String own = model.take(id);
        String expected = random.nextInt(4) == 0 ? "another" : own;
        String take = random.nextBoolean() ? own : "take-" + takes++;
        assertThat(now(confirm.run(hold(id), model.visitor(id), expected, take(take, model.units(id)))).name()).isEqualTo(model.confirm(id, expected, take));
    }

    private PlaceStockHoldScript.Reply placed(int id, String visitor, long at, String take, int units) {
        return now(placed(place, id, visitor, at, take, units));
    }

    private Mono<PlaceStockHoldScript.Reply> placed(PlaceStockHoldScript script, int id, String visitor, long at, String take, int units) {
        return script.run(hold(id), visitor, take(take, units), Duration.ofMillis(TTL), LIMIT, Long.toString(at));
    }

    private static StockTake take(String id, int units) {
        return new StockTake(id, List.of(new StockTake.Part("standing", units, 3)));
    }

    private static String said(PlaceStockHoldScript.Reply reply) {
        return switch (reply.outcome()) {
            case HoldOutcome.Held held -> (held.again() ? "HELD again " : "HELD ") + reply.takeId();
            case HoldOutcome.OverLimit over -> "LIMIT " + over.alreadyHas();
            case HoldOutcome.Ended ended -> "ENDED";
            case HoldOutcome.OtherSeats other -> "OTHER_SEATS";
            case HoldOutcome.CoolsDown cooling -> "COOL_DOWN " + cooling.remaining().toMillis();
            case HoldOutcome.CodeRefused refused -> throw new AssertionError("no code was shown");
            case HoldOutcome.NotLoaded missing -> throw new AssertionError("the event is loaded");
            case HoldOutcome.SeatsTaken seats -> throw new AssertionError("a hold of stock has no seats");
            case HoldOutcome.TooFew seats -> throw new AssertionError("a hold of stock has no seats");
            case HoldOutcome.LeavesSingles seats -> throw new AssertionError("a hold of stock has no seats");
            case HoldOutcome.NoLayout seats -> throw new AssertionError("a hold of stock has no seats");
        };
    }

    private static String said(ReleaseStockHoldScript.Reply reply) {
        return switch (reply) {
            case ReleaseStockHoldScript.Reply.Released released -> "RELEASED " + released.take().id();
            case ReleaseStockHoldScript.Reply.NotFound none -> "NOT_FOUND";
            case ReleaseStockHoldScript.Reply.Ordered ordered -> "ORDERED";
        };
    }

    private Map<String, Integer> visitors() {
        return RedisForTests.commands().hgetall("{e:" + event + "}:units").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Integer.valueOf(entry.getValue())));
    }

    private Set<Integer> withDeadline() {
        return RedisForTests.commands().zrange("{e:" + event + "}:deadlines", 0, -1).stream()
                .map(id -> (int) HoldId.parse(id).orElseThrow().id().getLeastSignificantBits())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private HoldId hold(int id) {
        return new HoldId(event, new UUID(0, id));
    }

    private static int any(Random random, StockHoldModel model) {
        return model.everPlaced().get(random.nextInt(model.everPlaced().size()));
    }

    private static <T> T now(Mono<T> reply) {
        return reply.block(PATIENCE);
    }
}
