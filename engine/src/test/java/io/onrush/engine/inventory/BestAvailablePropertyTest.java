package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.OrphanSeats;
import io.onrush.seatmap.plan.SeatLayout;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random layouts, random interleavings of searches, picks, releases, sales and lapses, replays included: the script must hold the very
 * seats that the model finds by looking at every choice, and no free run may ever be longer than what Redis believes of its block.
 */
class BestAvailablePropertyTest {

    private static final long TTL = 60;
    private static final int LIMIT = 12;
    private static final int STEPS = 40;
    private static final int SECTIONS = 3;
    private static final List<String> VISITORS = List.of("ann", "bob", "cat", "dan", "eve");
    private static final AtomicLong NEXT_EVENT = new AtomicLong(1);
    private static final String BOUNDS = """
            local runs, bounds = redis.call('GET', KEYS[1]), {}
            for i = 1, #runs do bounds[i] = string.byte(runs, i) - 128 end
            return bounds""";

    private Random random;
    private SeatLayout layout;
    private List<Boolean> accessible;
    private SeatModel model;
    private BestSeatsModel bestSeats;
    private SingleSeatsModel singleSeats;
    private ScriptsAtATime scripts;

    @Property(tries = 80)
    void theScriptHoldsTheSeatsThatTheModelFinds(@ForAll long seed) {
        run(seed, RedisForTests.connection().reactive());
    }

    void run(long seed, RedisClusterReactiveCommands<String, String> redis) {
        begin(seed, redis);
        long now = 1000;
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(15);
            act(now);
            loseSomething();
            assertThat(scripts.states()).as("seats after step %d", step).isEqualTo(model.states());
            checkBounds();
        }
    }

    private void begin(long seed, RedisClusterReactiveCommands<String, String> redis) {
        random = new Random(seed);
        int seats = 10 + random.nextInt(40);
        int categories = 1 + random.nextInt(3);
        layout = Layouts.random(random, seats, categories, SECTIONS);
        accessible = IntStream.range(0, categories).mapToObj(category -> category == 2).toList();
        bestSeats = new BestSeatsModel(layout, accessible);
        singleSeats = new SingleSeatsModel(layout);
        scripts = new ScriptsAtATime(redis, new UUID(11, NEXT_EVENT.getAndIncrement()), Duration.ofMillis(TTL), LIMIT);
        model = new SeatModel(seats, TTL, LIMIT, new HoldBudget(0, Duration.ZERO), scripts::holdId);
        scripts.load("A".repeat(seats));
        scripts.loadLayout(layout, accessible);
        AllocatedSeats.Code nine = scripts.code("nine", 1, 7, 9, null);
        scripts.open(nine);
        model.kept().add("nine", nine);
    }

    private void act(long now) {
        int action = random.nextInt(12);
        boolean replay = random.nextInt(6) == 0 && !model.everPlaced().isEmpty();
        int id = replay || action > 7 ? anyPlaced() : 1 + model.everPlaced().size();
        if (random.nextInt(6) == 0) {
            allocate(now);
        } else if (action <= 4) {
            String visitor = replay ? model.visitor(id) : someone();
            HoldWish.BestAvailable wish = someWish();
            assertThat(best(id, visitor, now, wish)).isEqualTo(model.best(id, visitor, now, wish, bestSeats));
            assertThat(best(id, visitor, now, wish)).as("again").isEqualTo(model.best(id, visitor, now, wish, bestSeats));
        } else if (action <= 7) {
            String visitor = replay ? model.visitor(id) : someone();
            List<Integer> seats = replay ? List.copyOf(model.seats(id)) : someSeats();
            OrphanSeats orphans = OrphanSeats.values()[random.nextInt(3)];
            assertThat(picked(id, visitor, now, orphans, seats)).isEqualTo(model.hold(id, visitor, now, seats, orphans, singleSeats));
        } else if (id > 0) {
            end(action, id, now);
        }
    }

    /** Seats are kept for those who have a code, or general again, or somebody asks for the best of them; the code opens 9 at the most. */
    private void allocate(long now) {
        List<Integer> seats = random.ints(0, layout.quality().length).distinct().limit(10).boxed().toList();
        switch (random.nextInt(4)) {
            case 0, 1 -> assertThat(scripts.give(7, seats)).isEqualTo(model.give(7, seats));
            case 2 -> {
                scripts.release(7, seats);
                model.release(7, seats);
            }
            default -> {
                int id = 1 + model.everPlaced().size();
                HoldWish.BestAvailable wish = someWish();
                assertThat(said(scripts.bestWith("nine", id, "a guest " + id, now, wish))).isEqualTo(model.best(id, "a guest " + id, now, wish, bestSeats, "nine"));
            }
        }
    }

    private void end(int action, int id, long now) {
        Integer[] seats = model.seats(id).toArray(Integer[]::new);
        switch (action) {
            case 8 -> assertThat(scripts.release(id, model.visitor(id), now) instanceof ReleaseOutcome.Released).isEqualTo(model.release(id, model.visitor(id), now));
            case 9 -> assertThat(List.copyOf(scripts.confirm(id, model.visitor(id), now, seats))).hasSameElementsAs(model.confirm(id, now));
            case 10 -> {
                scripts.putBack(id, model.visitor(id), seats);
                model.putBack(id);
            }
            default -> {
                scripts.sweep(3, now);
                model.reap(now, 3);
            }
        }
    }

    /** Redis forgets scripts, and may be without a layout. */
    private void loseSomething() {
        switch (random.nextInt(30)) {
            case 0 -> RedisForTests.commands().scriptFlush();
            case 1 -> RedisForTests.commands().del(scripts.key("layout"));
            default -> { }
        }
    }

    private void checkBounds() {
        List<Long> bounds = RedisForTests.commands().eval(BOUNDS, ScriptOutputType.MULTI, scripts.key("runs"));
        assertThat(bounds).hasSize(layout.blocks().size());
        for (int number = 0; number < bounds.size(); number++) {
            int longest = SingleSeatsModel.runs(model.states(), layout.blocks().get(number)).stream().mapToInt(run -> run[1] - run[0]).max().orElse(0);
            assertThat(bounds.get(number)).as("bound of block %d", number).isBetween((long) longest, (long) layout.blocks().get(number).seats());
        }
    }

    private String best(int id, String visitor, long now, HoldWish.BestAvailable wish) {
        return said(scripts.best(id, visitor, now, wish));
    }

    private String picked(int id, String visitor, long now, OrphanSeats orphans, List<Integer> seats) {
        HoldOutcome outcome = scripts.hold(id, visitor, now, orphans, seats);
        return outcome instanceof HoldOutcome.Held held ? "HELD " + held.singles() : said(outcome);
    }

    private static String said(HoldOutcome outcome) {
        return outcome instanceof HoldOutcome.Held held ? "HELD " + held.ordinals().stream().sorted().toList() : HoldScriptsPropertyTest.said(outcome);
    }

    private HoldWish.BestAvailable someWish() {
        int category = random.nextInt(accessible.size());
        boolean any = random.nextInt(3) > 0;
        boolean wantsAccessible = any ? random.nextInt(5) == 0 : accessible.get(category);
        List<Integer> sections = random.nextInt(3) > 0 ? List.of() : random.ints(0, SECTIONS).distinct().limit(1 + random.nextInt(2)).sorted().boxed().toList();
        return new HoldWish.BestAvailable(1 + random.nextInt(8), any ? OptionalInt.empty() : OptionalInt.of(category), sections, wantsAccessible);
    }

    private List<Integer> someSeats() {
        return random.ints(0, layout.quality().length).distinct().limit(1 + random.nextInt(5)).boxed().toList();
    }

    private String someone() {
        return VISITORS.get(random.nextInt(VISITORS.size()));
    }

    private int anyPlaced() {
        List<Integer> placed = List.copyOf(model.everPlaced());
        return placed.isEmpty() ? 0 : placed.get(random.nextInt(placed.size()));
    }
}
