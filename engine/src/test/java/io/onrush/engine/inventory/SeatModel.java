package io.onrush.engine.inventory;

import io.onrush.engine.catalog.OrphanSeats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/** The rules of holds in plain Java, as slow and as obvious as can be: what the scripts are compared with. */
final class SeatModel {

    private final char[] states;
    private final int[] owner;
    private final Map<Integer, ModelHold> holds = new TreeMap<>();
    private final Map<String, List<Long>> fruitless = new HashMap<>();
    private final long ttl;
    private final int limit;
    private final HoldBudget budget;
    private final IntFunction<String> names;
    private final AllocationModel kept = new AllocationModel();

    SeatModel(int seats, long ttl, int limit, HoldBudget budget, IntFunction<String> names) {
        this.states = "A".repeat(seats).toCharArray();
        this.owner = new int[seats];
        this.ttl = ttl;
        this.limit = limit;
        this.budget = budget;
        this.names = names;
    }

    /** What the script says, without fences and times. */
    String hold(int id, String visitor, long at, List<Integer> seats) {
        return hold(id, visitor, at, seats, null);
    }

    /** With an access code, or null. */
    String hold(int id, String visitor, long at, List<Integer> seats, String shown) {
        ModelHold known = holds.get(id);
        if (known != null && !known.state.equals("gone")) {
            if (!known.seats.equals(Set.copyOf(seats))) {
                return "OTHER_SEATS";
            }
            return known.isOpen() && known.deadline > at ? "HELD" : "ENDED";
        }
        reap(at, 4);
        String refusal = kept.refusal(shown, visitor, at);
        if (refusal != null) {
            return refusal;
        }
        AllocatedSeats.Code code = kept.code(shown);
        if (seatsOf(visitor) + seats.size() > limit) {
            return "LIMIT";
        }
        List<Integer> opened = seats.stream().filter(seat -> states[seat] == 'B' && kept.opens(code, seat)).toList();
        List<Integer> taken = seats.stream().filter(seat -> states[seat] != 'A' && !opened.contains(seat)).toList();
        if (!taken.isEmpty()) {
            return "TAKEN " + taken;
        }
        if (code != null && opened.size() > kept.left(code)) {
            return "CODE_SPENT " + kept.left(code);
        }
        long wait = coolDown(visitor, at);
        if (wait > 0) {
            return "COOL_DOWN " + wait;
        }
        seats.forEach(seat -> give(seat, id, 'H'));
        holds.put(id, new ModelHold(names.apply(id), visitor, new HashSet<>(seats), at, at + ttl));
        opened.forEach(seat -> kept.open(seat, code));
        holds.get(id).code = opened.isEmpty() ? 0 : code.number();
        return "HELD";
    }

    /** As above, in an event that is particular about single seats. */
    String hold(int id, String visitor, long at, List<Integer> seats, OrphanSeats orphans, SingleSeatsModel rules) {
        boolean known = holds.containsKey(id);
        if (!known) {
            reap(at, 4);
        }
        List<Integer> singles = known || orphans == OrphanSeats.ALLOW || !seats.stream().allMatch(seat -> states[seat] == 'A')
                || seatsOf(visitor) + seats.size() > limit
                ? List.of()
                : rules.singles(states(), seats);
        if (!singles.isEmpty() && orphans == OrphanSeats.REFUSE) {
            return "SINGLE " + singles;
        }
        String said = hold(id, visitor, at, seats);
        if (said.equals("HELD") && !known) {
            holds.get(id).singles = singles;
        }
        return said.equals("HELD") ? said + " " + holds.get(id).singles : said;
    }

    String best(int id, String visitor, long at, HoldWish.BestAvailable wish, BestSeatsModel rules) {
        ModelHold known = holds.get(id);
        if (known != null) {
            if (!wish.equals(known.asked)) {
                return "OTHER_SEATS";
            }
            return known.isOpen() && known.deadline > at ? "HELD " + known.seats.stream().sorted().toList() : "ENDED";
        }
        reap(at, 4);
        if (seatsOf(visitor) + wish.quantity() > limit) {
            return "LIMIT";
        }
        BestSeatsModel.Choice choice = rules.choose(states(), wish);
        if (choice.seats().size() < wish.quantity()) {
            return "TOO_FEW " + choice.seats().size();
        }
        hold(id, visitor, at, choice.seats());
        holds.get(id).asked = wish;
        return "HELD " + choice.seats().stream().sorted().toList();
    }

    /** The best of what a code opens, for a visitor whose limit is not reached. */
    String best(int id, String visitor, long at, HoldWish.BestAvailable wish, BestSeatsModel rules, String shown) {
        reap(at, 4);
        AllocatedSeats.Code code = kept.code(shown);
        if (wish.quantity() > kept.left(code)) {
            return "CODE_SPENT " + kept.left(code);
        }
        StringBuilder opened = new StringBuilder(states());
        for (int seat = 0; seat < states.length; seat++) {
            opened.setCharAt(seat, states[seat] == 'B' && kept.opens(code, seat) ? 'A' : 'H');
        }
        BestSeatsModel.Choice choice = rules.choose(opened.toString(), wish);
        if (choice.seats().size() < wish.quantity()) {
            return "TOO_FEW " + choice.seats().size();
        }
        hold(id, visitor, at, choice.seats(), shown);
        holds.get(id).asked = wish;
        return "HELD " + choice.seats().stream().sorted().toList();
    }

    AllocationModel kept() {
        return kept;
    }

    /** The letters of the seats that were not given. */
    Map<Integer, Character> give(int allocation, List<Integer> seats) {
        Map<Integer, Character> refused = new HashMap<>();
        seats.stream().filter(seat -> kept.allocation(seat) != allocation).forEach(seat -> {
            if (states[seat] == 'A') {
                kept.put(seat, allocation);
                states[seat] = 'B';
            } else {
                refused.put(seat, states[seat]);
            }
        });
        return refused;
    }

    void release(int allocation, List<Integer> seats) {
        seats.stream().filter(seat -> kept.allocation(seat) == allocation).forEach(seat -> {
            kept.remove(seat);
            states[seat] = states[seat] == 'B' ? 'A' : states[seat];
        });
    }

    private long coolDown(String visitor, long at) {
        List<Long> ends = fruitless.getOrDefault(visitor, List.of());
        return budget.fruitless() == 0 || ends.size() < budget.fruitless()
                ? 0
                : Math.max(0, ends.get(ends.size() - budget.fruitless()) + budget.window().toMillis() - at);
    }

    private void remember(String visitor, long at, int times) {
        for (int i = 0; i < times; i++) {
            fruitless.computeIfAbsent(visitor, unknown -> new ArrayList<>()).add(at);
        }
    }

    boolean extend(int id, String visitor, int stage, long millis, long at) {
        ModelHold hold = holds.get(id);
        if (hold == null || !hold.visitor.equals(visitor)) {
            return false;
        }
        if (hold.state.equals("sold")) {
            return true;
        }
        if (!hold.isOpen() || hold.deadline <= at) {
            return false;
        }
        if (hold.stage < stage) {
            hold.deadline = Math.max(hold.deadline, at + millis);
            hold.stage = stage;
        }
        hold.state = "ordered";
        return true;
    }

    /** Only called for holds that were once placed, with their own seats, as the checkout does. */
    Set<Integer> confirm(int id, long at) {
        ModelHold hold = holds.get(id);
        if (hold.state.equals("released")) {
            return hold.seats;
        }
        Set<Integer> lost = lost(id, hold);
        if (!lost.isEmpty()) {
            reap(at, 64);
            lost = lost(id, hold);
        }
        if (lost.isEmpty()) {
            hold.seats.stream().filter(seat -> states[seat] == 'B').forEach(seat -> kept.open(seat, kept.code(hold.code)));
            hold.seats.forEach(seat -> give(seat, id, 'S'));
            hold.state = "sold";
        }
        return lost;
    }

    boolean release(int id, String visitor, long at) {
        ModelHold hold = holds.get(id);
        if (hold == null || hold.state.equals("gone") || !hold.visitor.equals(visitor) || hold.state.equals("ordered") || hold.state.equals("sold")) {
            return false;
        }
        if (hold.isOpen()) {
            double part = (double) (at - hold.placed) / (hold.deadline - hold.placed);
            remember(visitor, at, (int) Math.clamp(Math.ceil(5 * part), 1, 5));
        }
        free(id, hold);
        hold.state = "released";
        return true;
    }

    void putBack(int id) {
        free(id, holds.get(id));
        if (!holds.get(id).state.equals("gone")) {
            holds.get(id).state = "released";
        }
    }

    /** Redis loses all, and is rebuilt from the orders: those that are sold, and those that were accepted and have not ended. */
    RebuiltSeats loseAndRebuild(long at, long checkout) {
        fruitless.clear();
        Map<Integer, UUID> claims = new HashMap<>();
        List<EventOrders.SeatOrder> orders = new ArrayList<>();
        holds.forEach((id, hold) -> {
            hold.code = 0;
            boolean sold = hold.state.equals("sold");
            if (sold || hold.state.equals("ordered")) {
                orders.add(order(id, hold, sold ? EventOrders.State.CONFIRMED : EventOrders.State.IN_PROGRESS));
                hold.deadline = at + checkout;
                if (sold || hold.stage == 2) {
                    hold.seats.forEach(seat -> claims.put(seat, new UUID(0, id)));
                } else {
                    hold.seats.forEach(kept::close);
                }
                hold.stage = 2;
            } else {
                free(id, hold);
                hold.state = "gone";
            }
        });
        return RebuiltSeats.of(states.length, claims, orders).blocked(kept.allocations().keySet());
    }

    private static EventOrders.SeatOrder order(int id, ModelHold hold, EventOrders.State state) {
        return new EventOrders.SeatOrder(new UUID(0, id), hold.name, hold.visitor, id, state, List.copyOf(hold.seats));
    }

    void reap(long at, int most) {
        holds.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen() && entry.getValue().deadline <= at)
                .sorted(Comparator.comparingLong((Map.Entry<Integer, ModelHold> entry) -> entry.getValue().deadline)
                        .thenComparing(entry -> new HoldId(new UUID(0, 0), new UUID(0, entry.getKey())).toString()))
                .limit(most)
                .toList()
                .forEach(entry -> {
                    free(entry.getKey(), entry.getValue());
                    if (entry.getValue().state.equals("held")) {
                        remember(entry.getValue().visitor, at, 5);
                    }
                    entry.getValue().state = "lapsed";
                });
    }

    String states() {
        return new String(states);
    }

    Map<String, Integer> visitors() {
        Map<String, Integer> counts = new HashMap<>();
        for (int seat = 0; seat < states.length; seat++) {
            if (owner[seat] != 0) {
                counts.merge(holds.get(owner[seat]).visitor, 1, Integer::sum);
            }
        }
        return counts;
    }

    Set<Integer> everPlaced() {
        return holds.keySet();
    }

    Set<Integer> seats(int id) {
        return holds.get(id).seats;
    }

    String visitor(int id) {
        return holds.get(id).visitor;
    }

    private Set<Integer> lost(int id, ModelHold hold) {
        AllocatedSeats.Code code = kept.code(hold.code);
        int left = code == null ? 0 : kept.left(code);
        Set<Integer> lost = new HashSet<>();
        for (int seat : hold.seats) {
            boolean opens = owner[seat] != id && states[seat] == 'B' && left > 0 && kept.opens(code, seat);
            left -= opens ? 1 : 0;
            if (owner[seat] != id && states[seat] != 'A' && !opens) {
                lost.add(seat);
            }
        }
        return lost;
    }

    private long seatsOf(String visitor) {
        return Arrays.stream(owner).filter(id -> id != 0 && holds.get(id).visitor.equals(visitor)).count();
    }

    private void give(int seat, int id, char state) {
        owner[seat] = id;
        states[seat] = state;
    }

    private void free(int id, ModelHold hold) {
        hold.seats.stream().filter(seat -> owner[seat] == id).forEach(seat -> {
            kept.close(seat);
            give(seat, 0, kept.allocation(seat) > 0 ? 'B' : 'A');
        });
    }

    private static final class ModelHold {

        private final String name;
        private final String visitor;
        private final Set<Integer> seats;
        private final long placed;
        private long deadline;
        private int stage;
        private String state = "held";
        private HoldWish.BestAvailable asked;
        private int code;
        private List<Integer> singles = List.of();

        private ModelHold(String name, String visitor, Set<Integer> seats, long placed, long deadline) {
            this.name = name;
            this.visitor = visitor;
            this.seats = seats;
            this.placed = placed;
            this.deadline = deadline;
        }

        private boolean isOpen() {
            return state.equals("held") || state.equals("ordered");
        }
    }
}
