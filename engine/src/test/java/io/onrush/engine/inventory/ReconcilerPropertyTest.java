package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.inventory.EventOrders.SeatOrder;
import io.onrush.engine.inventory.EventOrders.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Holds, sales and orders in progress, of which Redis then loses or confuses this and that. After a few repairs the books
 * fit together again, what is claimed is not on sale, and the holds that nothing happened to are as they were.
 */
class ReconcilerPropertyTest {

    private static final int SEATS = 24;
    private static final long NOW = 1000;
    private static final long CHECKOUT = 600_000;
    private static final AtomicLong NEXT_EVENT = new AtomicLong(1);

    @Property(tries = 80)
    void whateverRedisLosesTheBooksFitAgain(@ForAll long seed) {
        new Trial(new Random(seed)).run();
    }

    private static final class Trial {

        private final ScriptsAtATime scripts = new ScriptsAtATime(
                RedisForTests.connection().reactive(), new UUID(5, NEXT_EVENT.getAndIncrement()), Duration.ofMinutes(5), 100);
        private final Map<Integer, UUID> claims = new HashMap<>();
        private final Map<Integer, Integer> allocations = new HashMap<>();
        private final Map<UUID, SeatOrder> orders = new HashMap<>();
        private final Map<Integer, List<Integer>> untouched = new TreeMap<>();
        private final Random random;

        private Trial(Random random) {
            this.random = random;
        }

        private void run() {
            scripts.load("A".repeat(SEATS));
            for (int id = 1; id <= 8; id++) {
                List<Integer> seats = List.of(3 * id - 3, 3 * id - 2, 3 * id - 1);
                place(id, seats);
                if (random.nextBoolean()) {
                    harm(id, seats.get(random.nextInt(3)));
                } else if (random.nextInt(3) > 0) {
                    untouched.put(id, seats);
                }
            }
            keepSome();
            repairUntilNothingDiffers();
            check();
        }

        /** What PostgreSQL keeps from general sale, of which Redis knows this and that, and something that it should not. */
        private void keepSome() {
            random.ints(0, SEATS).distinct().limit(8).forEach(seat -> allocations.put(seat, 1 + random.nextInt(2)));
            for (int allocation = 1; allocation <= 3; allocation++) {
                scripts.give(allocation, random.ints(0, SEATS).distinct().limit(6).boxed().toList());
            }
            if (random.nextBoolean()) {
                RedisForTests.commands().del(scripts.key("allocated"));
            }
        }

        private void place(int id, List<Integer> seats) {
            String visitor = "visitor " + id % 3;
            Integer[] ordinals = seats.toArray(Integer[]::new);
            scripts.hold(id, visitor, NOW, ordinals);
            int kind = random.nextInt(3);
            if (kind > 0) {
                UUID order = new UUID(5, id);
                scripts.extend(id, visitor, CHECKOUT, NOW);
                seats.forEach(seat -> claims.put(seat, order));
                orders.put(order, new SeatOrder(order, scripts.holdId(id), visitor, id, kind == 1 ? State.CONFIRMED : State.IN_PROGRESS, seats));
            }
            if (kind == 1) {
                scripts.confirm(id, visitor, NOW, ordinals);
            }
        }

        private void harm(int id, int seat) {
            var redis = RedisForTests.commands();
            String field = Integer.toString(seat);
            switch (random.nextInt(7)) {
                case 0 -> redis.setrange(scripts.key("seats"), seat, "A");
                case 1 -> {
                    redis.setrange(scripts.key("seats"), seat, "A");
                    redis.hdel(scripts.key("owners"), field);
                }
                case 2 -> redis.hdel(scripts.key("owners"), field);
                case 3 -> redis.del(scripts.holdKey(id));
                case 4 -> redis.zrem(scripts.key("deadlines"), scripts.holdId(id));
                case 5 -> redis.hincrby(scripts.key("visitors"), "visitor " + id % 3, 1 + random.nextInt(3));
                default -> redis.setrange(scripts.key("seats"), seat, "S");
            }
        }

        private void repairUntilNothingDiffers() {
            List<Difference> found = differences();
            for (int look = 0; look < 8; look++) {
                scripts.repair(found, CHECKOUT, NOW);
                found = differences();
            }
            assertThat(found).as("what differs after the last repair").isEmpty();
        }

        private List<Difference> differences() {
            List<Difference> found = new ArrayList<>();
            SeatsByVisitor visitors = new SeatsByVisitor();
            for (int from = 0; from < SEATS; from += 10) {
                BookComparison comparison = new BookComparison(scripts.books(from, 10), claimsBetween(from, from + 10), allocations);
                found.addAll(comparison.differences(orders));
                comparison.count(visitors, orders);
            }
            Map<String, Long> counted = new HashMap<>();
            RedisForTests.commands().hgetall(scripts.key("visitors")).forEach((visitor, seats) -> counted.put(visitor, Long.valueOf(seats)));
            found.addAll(visitors.differences(counted));
            scripts.liveHolds(HoldCursor.START, 100, NOW).rows().stream()
                    .filter(row -> row.state().isEmpty())
                    .forEach(row -> found.add(new Difference.Deadline(Difference.Kind.DEADLINE_LEFT, row.holdId())));
            return found;
        }

        private Map<Integer, UUID> claimsBetween(int from, int until) {
            Map<Integer, UUID> some = new HashMap<>(claims);
            some.keySet().removeIf(seat -> seat < from || seat >= until);
            return some;
        }

        private void check() {
            Books books = scripts.books(0, SEATS);
            for (int seat = 0; seat < SEATS; seat++) {
                SeatOrder order = orders.get(claims.get(seat));
                char letter = books.letter(seat);
                if (order != null && order.state() == State.CONFIRMED) {
                    assertThat(letter).as("claimed seat %d", seat).isEqualTo('S');
                }
                assertThat(letter == 'S').as("sold seat %d is claimed", seat).isIn(order != null, order != null && order.state() == State.CONFIRMED);
                if (letter == 'A' || letter == 'B') {
                    assertThat(letter).as("free seat %d", seat).isEqualTo(allocations.containsKey(seat) ? 'B' : 'A');
                }
                assertThat(books.allocation(seat)).as("allocation of seat %d", seat).isEqualTo(allocations.getOrDefault(seat, 0));
                if (letter == 'H') {
                    assertThat(books.holds()).as("hold of seat %d", seat).containsKey(books.owner(seat));
                    assertThat(books.holds().get(books.owner(seat))).satisfies(hold -> assertThat(hold.isOpen() && hold.hasDeadline()).isTrue());
                }
            }
            untouched.forEach((id, seats) -> seats.forEach(seat -> assertThat(books.owner(seat)).as("seat %d", seat).isEqualTo(scripts.holdId(id))));
        }
    }
}
