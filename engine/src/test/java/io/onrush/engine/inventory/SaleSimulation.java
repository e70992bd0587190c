package io.onrush.engine.inventory;

import io.onrush.engine.inventory.EventOrders.SeatOrder;
import io.onrush.engine.inventory.SimulatedOrder.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sale in which everything goes wrong that can: buyers who hold, vanish, come back and repeat themselves, sagas that crash between a step and
 * its note, replies that get lost, a Redis that loses everything, or its last moments. The scripts are the real ones on a real Redis,
 * claims and money are plain Java, and one seed decides all of it, the time included. It fails with an {@link AssertionError}
 * as soon as something is sold twice, charged for nothing, or promised to two.
 */
final class SaleSimulation {

    private static final int SEATS = 10;
    private static final int STEPS = 250;
    private static final long HOLD_MILLIS = 60;
    private static final long CHECKOUT_MILLIS = 90;
    private static final int SEATS_A_VISITOR = 6;
    private static final List<String> VISITORS = List.of("ann", "bob", "cat", "dan");

    private final Random random;
    private final PlantedBug bug;
    private final ScriptsAtATime scripts;
    private final FrozenEvent frozen;
    private final Map<Integer, UUID> claims = new TreeMap<>();
    private final Map<UUID, SimulatedOrder> orders = new LinkedHashMap<>();
    private final Set<UUID> charged = new HashSet<>();
    private final Promises promises = new Promises();
    private long now = 1_000;
    private long epoch = 0;
    private int holds = 0;

    SaleSimulation(long seed, PlantedBug bug, UUID event) {
        this.random = new Random(seed);
        this.bug = bug;
        this.scripts = new ScriptsAtATime(
                bug.plantedIn(RedisForTests.connection().reactive()), event, Duration.ofMillis(HOLD_MILLIS), SEATS_A_VISITOR);
        this.frozen = new FrozenEvent(scripts);
    }

    void run() {
        scripts.load("A".repeat(SEATS));
        scripts.loadLayout(Layouts.random(random, SEATS, 1, 1), List.of(false));
        frozen.freeze();
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(12);
            act();
        }
        comeToRest();
        check();
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 20) {
            hold();
        } else if (dice < 30) {
            holdTheBest();
        } else if (dice < 42) {
            order();
        } else if (dice < 74) {
            advanceAnyOrder();
        } else if (dice < 76) {
            wakeAnySleeper();
        } else if (dice < 84) {
            release();
        } else if (dice < 92) {
            scripts.sweep(3, now);
        } else if (dice < 95) {
            frozen.freeze();
        } else if (dice < 97) {
            reconcile();
        } else if (dice < 98) {
            loseEverything();
        } else if (dice < 99) {
            loseTheLastMoments();
        }
    }

    private void hold() {
        int id = ++holds;
        String visitor = VISITORS.get(random.nextInt(VISITORS.size()));
        Integer[] seats = random.ints(0, SEATS).distinct().limit(1 + random.nextInt(3)).boxed().toArray(Integer[]::new);
        HoldOutcome outcome = scripts.hold(id, visitor, now, seats);
        if (outcome instanceof HoldOutcome.Held held) {
            promises.made(id, visitor, List.of(seats), held, now);
            if (random.nextInt(4) == 0) {
                promises.repeated(id, scripts.hold(id, visitor, now, seats));
            }
        }
    }

    private void holdTheBest() {
        int id = ++holds;
        String visitor = VISITORS.get(random.nextInt(VISITORS.size()));
        HoldWish.BestAvailable wish = new HoldWish.BestAvailable(1 + random.nextInt(3), OptionalInt.empty(), List.of(), false);
        HoldOutcome outcome = scripts.best(id, visitor, now, wish);
        if (outcome instanceof HoldOutcome.TooFew few) {
            long free = scripts.states().chars().filter(state -> state == 'A').count();
            expect(free < wish.quantity() && few.most() == free, "%d seats are free, and %d were asked for and refused: %s", free, wish.quantity(), few);
        } else if (outcome instanceof HoldOutcome.Held held) {
            expect(held.ordinals().size() == wish.quantity(), "%d seats were asked for and %s held", wish.quantity(), held.ordinals());
            promises.made(id, visitor, held.ordinals(), held, now);
            if (random.nextInt(4) == 0) {
                promises.repeated(id, scripts.best(id, visitor, now, wish));
            }
        }
    }

    private void order() {
        promises.any(random).ifPresent(promise -> {
            boolean kept = scripts.extend(promise.id(), promise.visitor(), ExtendHoldScript.Stage.ACCEPTED, CHECKOUT_MILLIS, now);
            promises.extended(promise.id(), ExtendHoldScript.Stage.ACCEPTED, kept, now, CHECKOUT_MILLIS);
            if (kept && !isOrdered(promise.id())) {
                UUID id = new UUID(7, orders.size() + 1L);
                boolean isPaid = random.nextInt(5) > 0;
                orders.put(id, new SimulatedOrder(id, promise.id(), promise.visitor(), promise.fence(), promise.seats(), isPaid));
            }
        });
    }

    private boolean isOrdered(int hold) {
        return orders.values().stream().anyMatch(order -> order.hold == hold);
    }

    private void release() {
        promises.any(random).ifPresent(promise -> {
            if (scripts.release(promise.id(), promise.visitor(), now) instanceof ReleaseOutcome.Released) {
                promises.broken(promise.id());
            }
        });
    }

    private void advanceAnyOrder() {
        List<SimulatedOrder> open = orders.values().stream().filter(order -> !order.isOver()).toList();
        if (!open.isEmpty()) {
            SimulatedOrder order = open.get(random.nextInt(open.size()));
            Step after = perform(order);
            // One in five is done and not noted, or its reply is lost: whoever goes on does it again.
            if (random.nextInt(5) > 0) {
                order.next = after;
            }
        }
    }

    /** Does the order's next step as the saga does, and says which comes after it. */
    private Step perform(SimulatedOrder order) {
        return switch (order.next) {
            case CLAIM -> claim(order);
            case AUTHORIZE -> order.isPaid ? Step.CONFIRM : Step.UNCLAIM;
            case CONFIRM -> scripts.confirm(order.hold, order.visitor, now, order.ordinals()).isEmpty() ? confirmed(order) : Step.VOID;
            case CAPTURE -> {
                charged.add(order.id);
                yield Step.CONFIRMED;
            }
            case VOID -> {
                charged.remove(order.id);
                yield Step.UNCLAIM;
            }
            case UNCLAIM -> {
                claims.values().removeIf(order.id::equals);
                yield Step.PUT_BACK;
            }
            case PUT_BACK -> {
                scripts.putBack(order.hold, order.visitor, order.ordinals());
                promises.broken(order.hold);
                yield Step.FAILED;
            }
            case CONFIRMED, FAILED -> order.next;
        };
    }

    private Step confirmed(SimulatedOrder order) {
        promises.broken(order.hold);
        return Step.CAPTURE;
    }

    private Step claim(SimulatedOrder order) {
        boolean othersHaveOne = order.seats.stream().anyMatch(seat -> claims.containsKey(seat) && !claims.get(seat).equals(order.id));
        if (othersHaveOne && bug != PlantedBug.NO_PRIMARY_KEY) {
            return Step.PUT_BACK;
        }
        order.seats.forEach(seat -> claims.put(seat, order.id));
        boolean live = scripts.extend(order.hold, order.visitor, ExtendHoldScript.Stage.BEGUN, CHECKOUT_MILLIS, now);
        promises.extended(order.hold, ExtendHoldScript.Stage.BEGUN, live, now, CHECKOUT_MILLIS);
        return live ? Step.AUTHORIZE : Step.UNCLAIM;
    }

    /** A process that slept while another one ended its order, and now does its step. */
    private void wakeAnySleeper() {
        List<SimulatedOrder> over = orders.values().stream().filter(SimulatedOrder::isOver).toList();
        if (!over.isEmpty()) {
            SimulatedOrder order = over.get(random.nextInt(over.size()));
            if (random.nextBoolean()) {
                claim(order);
            } else {
                scripts.confirm(order.hold, order.visitor, now, order.ordinals());
            }
        }
    }

    private void loseEverything() {
        scripts.loseAll();
        promises.forgotten();
        epoch++;
        scripts.rebuild(epoch, RebuiltSeats.of(SEATS, claims, standing()), CHECKOUT_MILLIS, now);
        String states = scripts.states();
        claims.keySet().forEach(seat -> expect(states.charAt(seat) != 'A', "the claimed seat %d is on sale after a rebuild", seat));
        frozen.freeze();
    }

    private void loseTheLastMoments() {
        frozen.thaw();
        promises.forgotten();
        epoch++;
        scripts.raise(epoch - 1, epoch);
        frozen.freeze();
    }

    private List<SeatOrder> standing() {
        return seatOrders().filter(order -> order.state() != EventOrders.State.OVER).toList();
    }

    private Stream<SeatOrder> seatOrders() {
        return orders.values().stream()
                .map(order -> new SeatOrder(order.id, scripts.holdId(order.hold), order.visitor, order.fence, order.state(), order.seats));
    }

    private int reconcile() {
        Map<UUID, SeatOrder> known = seatOrders().collect(Collectors.toMap(SeatOrder::orderId, order -> order));
        BookComparison comparison = new BookComparison(scripts.books(0, SEATS), new HashMap<>(claims));
        SeatsByVisitor visitors = new SeatsByVisitor();
        comparison.count(visitors, known);
        List<Difference> found = new ArrayList<>(comparison.differences(known));
        found.addAll(visitors.differences(seatsByVisitor()));
        scripts.liveHolds(HoldCursor.START, 100, now).rows().stream()
                .filter(row -> row.state().isEmpty())
                .forEach(row -> found.add(new Difference.Deadline(Difference.Kind.DEADLINE_LEFT, row.holdId())));
        // A sold seat whose claim was given up a moment ago is put back by its order: the real reconciler waits that out.
        found.removeIf(difference -> difference.kind() == Difference.Kind.SOLD_NOT_CLAIMED && orders.values().stream().anyMatch(order -> !order.isOver()));
        // A hold that gets its seats back for its order has another deadline than it was told.
        scripts.repair(found, orderId -> claims.values().removeIf(orderId::equals), CHECKOUT_MILLIS, now).forEach(repaired -> {
            if (repaired instanceof Difference.Seat seat) {
                orders.values().stream().filter(order -> scripts.holdId(order.hold).equals(seat.holdId())).forEach(order -> promises.broken(order.hold));
            }
        });
        return found.size();
    }

    private Map<String, Long> seatsByVisitor() {
        return RedisForTests.commands().hgetall(scripts.key("visitors")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> Long.valueOf(count.getValue())));
    }

    /** Every saga comes to its end, every hold to its deadline, every difference to its repair. */
    private void comeToRest() {
        for (SimulatedOrder order : orders.values()) {
            while (!order.isOver()) {
                order.next = perform(order);
            }
        }
        int looks = 0;
        do {
            now += HOLD_MILLIS + CHECKOUT_MILLIS;
            scripts.sweep(1_000, now);
        } while (reconcile() > 0 && ++looks < 10);
        now += HOLD_MILLIS + CHECKOUT_MILLIS;
        scripts.sweep(1_000, now);
    }

    private void check() {
        Map<Integer, UUID> sold = new TreeMap<>();
        for (SimulatedOrder order : orders.values()) {
            expect(charged.contains(order.id) == (order.next == Step.CONFIRMED), "order %s is %s, charged: %s", order.id, order.next, charged.contains(order.id));
            if (order.next == Step.CONFIRMED) {
                order.seats.forEach(seat -> expect(sold.put(seat, order.id) == null, "seat %d was sold twice", seat));
            }
        }
        expect(claims.equals(sold), "claims %s are not the sold seats %s", claims, sold);
        String states = scripts.states();
        for (int seat = 0; seat < SEATS; seat++) {
            expect(states.charAt(seat) == (sold.containsKey(seat) ? 'S' : 'A'), "seat %d is %s at rest, sold: %s", seat, states.charAt(seat), sold.get(seat));
        }
    }

    static void expect(boolean condition, String otherwise, Object... values) {
        if (!condition) {
            throw new AssertionError(otherwise.formatted(values));
        }
    }
}
