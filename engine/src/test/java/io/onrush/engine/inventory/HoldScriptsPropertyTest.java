package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random interleavings of all scripts, replays included, against the plain-Java model. After every step both must say
 * the same, and the change stream replayed from nothing must give the same seats. jqwik prints the seed of a failure.
 */
class HoldScriptsPropertyTest {

    private static final int SEATS = 12;
    private static final long TTL = 50;
    private static final int LIMIT = 5;
    private static final int STEPS = 60;
    private static final long CHECKOUT = 80;
    private static final HoldBudget BUDGET = new HoldBudget(12, Duration.ofMillis(300));
    private static final List<String> VISITORS = List.of("ann", "bob", "cat");
    private static final List<String> CODES = List.of("any-number", "three", "of-two", "wrong");
    private static final AtomicLong NEXT_EVENT = new AtomicLong(1);

    @Property(tries = 150)
    void theScriptsAgreeWithTheModel(@ForAll long seed) {
        run(seed, RedisForTests.connection().reactive());
    }

    void run(long seed, RedisClusterReactiveCommands<String, String> redis) {
        Random random = new Random(seed);
        ScriptsAtATime scripts = new ScriptsAtATime(
                redis, new UUID(9, NEXT_EVENT.getAndIncrement()), Duration.ofMillis(TTL), LIMIT, BUDGET);
        SeatModel model = new SeatModel(SEATS, TTL, LIMIT, BUDGET, scripts::holdId);
        scripts.load("A".repeat(SEATS));
        setUpCodes(model, scripts);
        Numbering numbering = new Numbering(model.states());
        long now = 1000;
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(20);
            act(random, model, scripts, now);
            if (random.nextInt(12) == 0) {
                RedisForTests.commands().scriptFlush();
            }
            if (random.nextInt(40) == 0) {
                numbering.loseAll(model, scripts, now);
            }
            if (random.nextInt(40) == 0) {
                numbering.goBack(scripts);
            }
            EventSeats.Snapshot seats = scripts.snapshot();
            assertThat(seats.letters()).as("seats after step %d", step).isEqualTo(model.states());
            numbering.check(seats.seq());
        }
        assertThat(counts(scripts)).isEqualTo(model.visitors());
        checkAllocations(model, scripts);
        assertThat(replayed(scripts, numbering.base)).as("the change stream from nothing").isEqualTo(model.states());
    }

    /** No number of an event is ever given twice, whatever Redis loses. */
    private static final class Numbering {

        private String base;
        private long epoch;
        private long last;

        private Numbering(String base) {
            this.base = base;
        }

        private void loseAll(SeatModel model, ScriptsAtATime scripts, long now) {
            scripts.loseAll();
            RebuiltSeats seats = model.loseAndRebuild(now, CHECKOUT);
            scripts.loadAllocations(model.kept().allocations(), model.kept().rebuilt());
            assertThat(scripts.rebuild(++epoch, seats, CHECKOUT, now)).isEqualTo(new Restoration.Restored.Loaded());
            scripts.loadAllocations(Map.of(0, 9), new EventAllocations.Codes(List.of(), Map.of(), Map.of()));
            assertThat(scripts.rebuild(++epoch, seats, CHECKOUT, now)).as("a second process").isEqualTo(new Restoration.Restored.Present());
            base = model.states();
            assertThat(scripts.snapshot().seq()).isGreaterThan(last);
        }

        private void goBack(ScriptsAtATime scripts) {
            long before = scripts.snapshot().seq();
            long in = before >> 32;
            assertThat(scripts.raise(in, ++epoch)).isEqualTo(new RaiseNumbersScript.Numbers.Raised(epoch << 32));
            assertThat(scripts.raise(in, ++epoch)).as("another process").isEqualTo(new RaiseNumbersScript.Numbers.Fine());
            assertThat(scripts.snapshot().seq()).isGreaterThan(before);
        }

        private void check(long seq) {
            assertThat(seq).isGreaterThanOrEqualTo(last);
            last = seq;
        }
    }

    private static void act(Random random, SeatModel model, ScriptsAtATime scripts, long now) {
        if (random.nextInt(6) == 0) {
            allocate(random, model, scripts);
            return;
        }
        int action = random.nextInt(10);
        if (action < 4 || model.everPlaced().isEmpty()) {
            boolean replay = random.nextInt(4) == 0 && !model.everPlaced().isEmpty();
            int id = replay ? anyPlaced(random, model) : 1 + model.everPlaced().size();
            String visitor = replay ? model.visitor(id) : VISITORS.get(random.nextInt(VISITORS.size()));
            List<Integer> seats = replay && random.nextInt(4) > 0 ? List.copyOf(model.seats(id)) : someSeats(random);
            String code = random.nextInt(2) == 0 ? null : CODES.get(random.nextInt(CODES.size()));
            assertThat(said(scripts.holdWith(code, id, visitor, now, seats))).isEqualTo(model.hold(id, visitor, now, seats, code));
            return;
        }
        int id = anyPlaced(random, model);
        String visitor = random.nextInt(5) == 0 ? VISITORS.get(random.nextInt(VISITORS.size())) : model.visitor(id);
        Integer[] seats = model.seats(id).toArray(Integer[]::new);
        switch (action) {
            case 4 -> {
                ExtendHoldScript.Stage stage = ExtendHoldScript.Stage.values()[random.nextInt(2)];
                assertThat(scripts.extend(id, visitor, stage, CHECKOUT, now)).isEqualTo(model.extend(id, visitor, 1 + stage.ordinal(), CHECKOUT, now));
            }
            case 5, 6 -> assertThat(Set.copyOf(scripts.confirm(id, model.visitor(id), now, seats))).isEqualTo(model.confirm(id, now));
            case 7 -> assertThat(scripts.release(id, visitor, now) instanceof ReleaseOutcome.Released).isEqualTo(model.release(id, visitor, now));
            case 8 -> {
                scripts.putBack(id, model.visitor(id), seats);
                model.putBack(id);
            }
            default -> {
                scripts.sweep(3, now);
                model.reap(now, 3);
            }
        }
    }

    private static void setUpCodes(SeatModel model, ScriptsAtATime scripts) {
        List<AllocatedSeats.Code> codes = List.of(
                scripts.code("any-number", 1, 1, 0, null), scripts.code("three", 2, 1, 3, null), scripts.code("of-two", 3, 2, 2, Instant.ofEpochMilli(1500)));
        for (int i = 0; i < codes.size(); i++) {
            scripts.open(codes.get(i));
            model.kept().add(CODES.get(i), codes.get(i));
        }
    }

    private static void allocate(Random random, SeatModel model, ScriptsAtATime scripts) {
        int allocation = 1 + random.nextInt(3);
        List<Integer> seats = someSeats(random);
        String code = CODES.get(random.nextInt(3));
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> {
                assertThat(scripts.give(allocation, seats)).isEqualTo(model.give(allocation, seats));
                assertThat(scripts.give(allocation, seats)).as("again").isEqualTo(model.give(allocation, seats));
            }
            case 4, 5, 6 -> {
                scripts.release(allocation, seats);
                model.release(allocation, seats);
            }
            default -> {
                AllocatedSeats.Code known = model.kept().code(code);
                if (known != null) {
                    scripts.close(known);
                    model.kept().revoke(code);
                }
            }
        }
    }

    private static void checkAllocations(SeatModel model, ScriptsAtATime scripts) {
        AllocatedSeats.Figures figures = scripts.figures();
        Map<Integer, Integer> uses = new TreeMap<>(figures.uses());
        uses.values().removeIf(used -> used == 0);
        assertThat(uses).as("uses of codes").isEqualTo(model.kept().uses());
        Map<Integer, AllocatedSeats.Seats> seats = new TreeMap<>();
        model.kept().allocations().forEach((seat, allocation) -> {
            char letter = model.states().charAt(seat);
            seats.merge(allocation, new AllocatedSeats.Seats(letter == 'B' ? 1 : 0, letter == 'H' ? 1 : 0, letter == 'S' ? 1 : 0),
                    (one, other) -> new AllocatedSeats.Seats(one.left() + other.left(), one.held() + other.held(), one.sold() + other.sold()));
        });
        assertThat(figures.seats()).as("seats of allocations").isEqualTo(seats);
    }

    static String said(HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held held -> "HELD";
            case HoldOutcome.SeatsTaken taken -> "TAKEN " + taken.ordinals();
            case HoldOutcome.LeavesSingles leaves -> "SINGLE " + leaves.ordinals();
            case HoldOutcome.TooFew few -> "TOO_FEW " + few.most();
            case HoldOutcome.OverLimit over -> "LIMIT";
            case HoldOutcome.CoolsDown cooling -> "COOL_DOWN " + cooling.remaining().toMillis();
            case HoldOutcome.CodeRefused(CodeRefusal.Wrong wrong) -> "WRONG_CODE";
            case HoldOutcome.CodeRefused(CodeRefusal.TooMany many) -> "TOO_MANY_CODES";
            case HoldOutcome.CodeRefused(CodeRefusal.Spent spent) -> "CODE_SPENT " + spent.left();
            case HoldOutcome.Ended ended -> "ENDED";
            case HoldOutcome.OtherSeats other -> "OTHER_SEATS";
            case HoldOutcome.NotLoaded missing -> "NOT_LOADED";
            case HoldOutcome.NoLayout missing -> "NO_LAYOUT";
        };
    }

    private static int anyPlaced(Random random, SeatModel model) {
        List<Integer> placed = List.copyOf(model.everPlaced());
        return placed.get(random.nextInt(placed.size()));
    }

    private static List<Integer> someSeats(Random random) {
        return random.ints(0, SEATS).distinct().limit(1 + random.nextInt(4)).boxed().toList();
    }

    private static Map<String, Integer> counts(ScriptsAtATime scripts) {
        return RedisForTests.commands().hgetall(scripts.key("visitors")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Integer.valueOf(entry.getValue())));
    }

    private static String replayed(ScriptsAtATime scripts, String base) {
        char[] states = base.toCharArray();
        scripts.changes().forEach(change -> change.getBody().forEach((letter, ordinals) ->
                Stream.of(ordinals.split(",")).map(Integer::valueOf).forEach(ordinal -> states[ordinal] = letter.charAt(0))));
        return new String(states);
    }
}
