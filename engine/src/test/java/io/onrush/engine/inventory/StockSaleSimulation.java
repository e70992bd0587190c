package io.onrush.engine.inventory;

import static io.onrush.engine.inventory.SaleSimulation.expect;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.kit.EngineSchema;
import io.onrush.engine.stock.StockBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A sale of items by number in which commands and answers get lost between any two steps: between the spills of a take, between a take and the
 * record of its hold, between a claim and its confirmation. Holds, checkout, claims and recovery are the real ones; buyers, the saga's
 * order of steps, money and time are of the simulation. One seed decides all of it.
 */
final class StockSaleSimulation {

    private static final int STEPS = 120;
    private static final Map<String, Integer> ITEMS = new TreeMap<>(Map.of("poster", 9, "standing", 5));
    private static final List<String> VISITORS = List.of("ann", "bob", "cat", "dan");

    private final Random random;
    private final StockSale sale;
    private final Map<Integer, Promise> promises = new TreeMap<>();
    private final Map<UUID, StockOrder> orders = new LinkedHashMap<>();
    private final Set<UUID> charged = new HashSet<>();
    private long epoch;
    private int holds;

    StockSaleSimulation(long seed, EngineSchema schema, RedisClusterReactiveCommands<String, String> redis) {
        this.random = new Random(seed);
        this.sale = new StockSale(schema, random, ITEMS, redis);
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            sale.pass(random.nextInt(600));
            act();
            checkBooks();
        }
        comeToRest();
        check();
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 32) {
            hold();
        } else if (dice < 46) {
            order();
        } else if (dice < 80) {
            advanceAnyOrder();
        } else if (dice < 84) {
            wakeAnySleeper();
        } else if (dice < 91) {
            release();
        } else if (dice < 97) {
            sale.sweep();
        } else if (dice < 99) {
            lose();
        } else {
            sale.pass(6_000);
        }
    }

    private void hold() {
        int id = ++holds;
        String visitor = VISITORS.get(random.nextInt(VISITORS.size()));
        Map<String, Integer> wanted = wanted();
        Map<String, StockBook> before = sale.books();
        Optional<StockHoldOutcome> outcome = sale.hold(id, visitor, wanted, false);
        outcome.ifPresent(known -> expectRight(known, wanted, before));
        for (int tries = random.nextInt(4); outcome.isEmpty() && tries > 0; tries--) {
            outcome = sale.hold(id, visitor, wanted, true);
        }
        if (outcome.isPresent() && outcome.get() instanceof StockHoldOutcome.OfHold(HoldOutcome.Held held)) {
            promises.put(id, new Promise(id, visitor, wanted, held.expiresAt().toEpochMilli(), true));
        }
    }

    private Map<String, Integer> wanted() {
        Map<String, Integer> wanted = new TreeMap<>();
        ITEMS.keySet().forEach(sku -> {
            if (random.nextBoolean()) {
                wanted.put(sku, 1 + random.nextInt(3));
            }
        });
        return wanted.isEmpty() ? Map.of("poster", 1 + random.nextInt(9)) : wanted;
    }

    private static void expectRight(StockHoldOutcome outcome, Map<String, Integer> wanted, Map<String, StockBook> before) {
        switch (outcome) {
            case StockHoldOutcome.Short little -> expect(
                    before.get(little.sku()).left() < wanted.get(little.sku()), "refused %s while there was %s", wanted, before);
            case StockHoldOutcome.Contended contended -> expect(false, "contended, with nobody else there");
            case StockHoldOutcome.OfHold(HoldOutcome.Held held) -> wanted.forEach((sku, quantity) -> expect(
                    before.get(sku).left() >= quantity, "held %s of %s", wanted, before));
            case StockHoldOutcome.OfHold(HoldOutcome other) -> expect(other instanceof HoldOutcome.OverLimit, "held %s: %s", wanted, other);
        }
    }

    private void order() {
        anyPromise().ifPresent(promise -> {
            boolean isLive = sale.now() < promise.deadline;
            Optional<Boolean> kept = sale.keep(promise.id, promise.visitor);
            boolean isNew = orders.values().stream().noneMatch(order -> order.hold == promise.id);
            kept.filter(known -> promise.stands && isNew).ifPresent(known -> expect(known == isLive, "hold %s was kept at %d: %s", promise, sale.now(), known));
            if (kept.orElse(false) && isNew) {
                UUID id = UUID.randomUUID();
                orders.put(id, new StockOrder(id, promise.id, promise.visitor, promise.items, random.nextInt(5) > 0, epoch));
            }
            promises.put(promise.id, promise.withdrawn());
        });
    }

    private void release() {
        anyPromise().ifPresent(promise -> {
            sale.release(promise.id, promise.visitor);
            promises.put(promise.id, promise.withdrawn());
        });
    }

    private void advanceAnyOrder() {
        List<StockOrder> open = orders.values().stream().filter(order -> !order.isOver()).toList();
        if (!open.isEmpty()) {
            StockOrder order = open.get(random.nextInt(open.size()));
            Step after = perform(order);
            // One in five is done and not noted: whoever goes on does it again.
            if (random.nextInt(5) > 0) {
                order.next = after;
            }
        }
    }

    /** Does the order's next step as the saga does, and says which comes after it: the same where nobody knows what it came to. */
    private Step perform(StockOrder order) {
        return switch (order.next) {
            case CLAIM -> sale.claim(order.hold, order.visitor, order.id, order.items).map(claim -> switch (claim) {
                case StockCheckout.Claim.Claimed claimed -> Step.AUTHORIZE;
                case StockCheckout.Claim.Lacking lacking -> refused(lacking);
                case StockCheckout.Claim.Lapsed lapsed -> Step.UNCLAIM;
            }).orElse(Step.CLAIM);
            case AUTHORIZE -> order.isPaid ? Step.CONFIRM : Step.UNCLAIM;
            case CONFIRM -> sale.confirm(order.hold, order.visitor, order.items).map(lost -> lost.isEmpty() ? Step.CAPTURE : Step.VOID).orElse(Step.CONFIRM);
            case CAPTURE -> {
                charged.add(order.id);
                yield Step.CONFIRMED;
            }
            case VOID -> {
                charged.remove(order.id);
                yield Step.UNCLAIM;
            }
            case UNCLAIM -> {
                sale.unclaim(order.id);
                yield Step.PUT_BACK;
            }
            case PUT_BACK -> sale.putBack(order.hold, order.visitor).map(done -> Step.FAILED).orElse(Step.PUT_BACK);
            case CONFIRMED, FAILED -> order.next;
        };
    }

    private Step refused(StockCheckout.Claim.Lacking lacking) {
        expect(epoch > 0, "%s was promised to too many, and nothing was ever lost", lacking);
        return Step.PUT_BACK;
    }

    /**
     * A process that slept while another one ended its order, and now confirms it. Where Redis has forgotten the order's hold in between it sells
     * what nobody has claimed; that is left to a reconciler, and out of here.
     */
    private void wakeAnySleeper() {
        List<StockOrder> over = orders.values().stream().filter(order -> order.isOver() && order.acceptedIn == epoch).toList();
        if (!over.isEmpty()) {
            StockOrder order = over.get(random.nextInt(over.size()));
            sale.confirm(order.hold, order.visitor, order.items);
        }
    }

    /** All of the event, its own slot, or one sub-bucket. Whoever meets it puts it back. */
    private void lose() {
        String event = sale.event.id().toString();
        List<String> gone = switch (random.nextInt(3)) {
            case 0 -> List.of("{e:" + event + "}:*", "{s:" + event + "/*");
            case 1 -> List.of("{e:" + event + "}:*");
            default -> List.of("{s:" + event + "/poster/0}:*");
        };
        gone.forEach(sale::lose);
        promises.replaceAll((id, promise) -> promise.withdrawn());
        sale.load(++epoch);
    }

    private Optional<Promise> anyPromise() {
        List<Promise> some = List.copyOf(promises.values());
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    private void checkBooks() {
        sale.books().forEach((sku, book) -> {
            expect(book.left() + book.held() + book.sold() == book.quantity(), "the books do not add up: %s", book);
            expect(book.left() >= 0 && book.held() >= 0 && book.sold() >= 0, "less than nothing: %s", book);
        });
    }

    /** Every saga comes to its end, every hold and every take that nobody knows of to its deadline. */
    private void comeToRest() {
        sale.calm(true);
        List<StockOrder> open = new ArrayList<>(orders.values());
        for (int rounds = 0; open.removeIf(StockOrder::isOver) | !open.isEmpty(); rounds++) {
            expect(rounds < 100, "these never end: %s", open);
            open.forEach(order -> order.next = perform(order));
        }
        for (int i = 0; i < 3; i++) {
            sale.pass(2 * StockSale.CHECKOUT.toMillis());
            sale.sweep();
        }
    }

    private void check() {
        Map<String, Long> sold = new HashMap<>();
        Map<String, Long> byVisitor = new HashMap<>();
        for (StockOrder order : orders.values()) {
            expect(charged.contains(order.id) == (order.next == Step.CONFIRMED), "%s, charged: %s", order, charged.contains(order.id));
            if (order.next == Step.CONFIRMED) {
                order.items.forEach((sku, quantity) -> sold.merge(sku, (long) quantity, Long::sum));
                byVisitor.merge(order.visitor, order.items.values().stream().mapToLong(Integer::longValue).sum(), Long::sum);
            }
        }
        Map<String, Long> claimed = sale.claimed();
        sale.books().forEach((sku, book) -> {
            long units = sold.getOrDefault(sku, 0L);
            expect(claimed.get(sku) == units, "%d of %s are sold, %d claimed", units, sku, claimed.get(sku));
            expect(book.sold() == units && book.held() == 0 && book.left() == book.quantity() - units, "%d of %s are sold: %s", units, sku, book);
        });
        expect(sale.unitsByVisitor().equals(byVisitor), "visitors bought %s, counted are %s", byVisitor, sale.unitsByVisitor());
    }

    private enum Step { CLAIM, AUTHORIZE, CONFIRM, CAPTURE, VOID, UNCLAIM, PUT_BACK, CONFIRMED, FAILED }

    /** @param stands whether the units are the visitor's until the deadline, for all that is known */
    private record Promise(int id, String visitor, Map<String, Integer> items, long deadline, boolean stands) {

        Promise withdrawn() {
            return new Promise(id, visitor, items, deadline, false);
        }
    }

    private static final class StockOrder {

        private final UUID id;
        private final int hold;
        private final String visitor;
        private final Map<String, Integer> items;
        private final boolean isPaid;
        private final long acceptedIn;
        private Step next = Step.CLAIM;

        private StockOrder(UUID id, int hold, String visitor, Map<String, Integer> items, boolean isPaid, long acceptedIn) {
            this.id = id;
            this.hold = hold;
            this.visitor = visitor;
            this.items = items;
            this.isPaid = isPaid;
            this.acceptedIn = acceptedIn;
        }

        private boolean isOver() {
            return next == Step.CONFIRMED || next == Step.FAILED;
        }

        @Override
        public String toString() {
            return "order of hold " + hold + " for " + items + ", " + next;
        }
    }
}
