package io.onrush.engine.inventory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules of the records of stock holds in plain Java: what the scripts are compared with. */
final class StockHoldModel {

    private static final Set<String> COUNTED = Set.of("held", "ordered", "sold");

    private final Map<Integer, ModelHold> holds = new TreeMap<>();
    private final long ttl;
    private final int limit;

    StockHoldModel(long ttl, int limit) {
        this.ttl = ttl;
        this.limit = limit;
    }

    String place(int id, String visitor, long at, String take, int units) {
        ModelHold known = holds.get(id);
        if (known != null) {
            return known.units != units ? "OTHER_SEATS" : known.isOpen() && known.deadline > at ? "HELD again " + known.take : "ENDED";
        }
        reap(at, 4);
        if (unitsOf(visitor) + units > limit) {
            return "LIMIT " + unitsOf(visitor);
        }
        holds.put(id, new ModelHold(visitor, units, take, at + ttl));
        return "HELD " + take;
    }

    boolean extend(int id, String visitor, ExtendHoldScript.Stage stage, long millis, long at) {
        ModelHold hold = holds.get(id);
        if (!hold.visitor.equals(visitor)) {
            return false;
        }
        if (hold.state.equals("sold")) {
            return true;
        }
        if (!hold.isOpen() || hold.deadline <= at) {
            return false;
        }
        if (hold.stage <= stage.ordinal()) {
            hold.deadline = Math.max(hold.deadline, at + millis);
        }
        hold.stage = Math.max(hold.stage, 1 + stage.ordinal());
        hold.state = "ordered";
        return true;
    }

    String release(int id, String visitor, boolean byCheckout) {
        ModelHold hold = holds.get(id);
        if (!byCheckout && !hold.visitor.equals(visitor)) {
            return "NOT_FOUND";
        }
        if (!byCheckout && (hold.state.equals("ordered") || hold.state.equals("sold"))) {
            return "ORDERED";
        }
        hold.state = "released";
        return "RELEASED " + hold.take;
    }

    String confirm(int id, String expected, String take) {
        ModelHold hold = holds.get(id);
        if (hold.state.equals("released")) {
            return "RELEASED";
        }
        if (!hold.take.equals(take) && !hold.take.equals(expected)) {
            return "OTHER_TAKE";
        }
        hold.state = "sold";
        hold.take = take;
        return "SOLD";
    }

    /** True where the take is to be given back. */
    boolean endSale(int id, String take, boolean hasClaims) {
        ModelHold hold = holds.get(id);
        if (!hold.take.equals(take)) {
            return true;
        }
        hold.state = hasClaims ? hold.state : "released";
        return !hasClaims;
    }

    boolean keepAccepted(int id, String visitor, String take, int units, long deadline) {
        ModelHold known = holds.get(id);
        if (known != null) {
            return known.state.equals("ordered") && known.take.equals(take);
        }
        ModelHold kept = new ModelHold(visitor, units, take, deadline);
        kept.state = "ordered";
        kept.stage = ExtendHoldScript.Stage.values().length;
        holds.put(id, kept);
        return true;
    }

    void reap(long at, int most) {
        holds.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen() && entry.getValue().deadline <= at)
                .sorted(Comparator.comparingLong((Map.Entry<Integer, ModelHold> entry) -> entry.getValue().deadline)
                        .thenComparing(entry -> new HoldId(new UUID(0, 0), new UUID(0, entry.getKey())).toString()))
                .limit(most)
                .toList()
                .forEach(entry -> entry.getValue().state = "lapsed");
    }

    Map<String, Integer> visitors() {
        Map<String, Integer> counts = new HashMap<>();
        holds.values().stream().filter(hold -> COUNTED.contains(hold.state)).forEach(hold -> counts.merge(hold.visitor, hold.units, Integer::sum));
        return counts;
    }

    Set<Integer> open() {
        return holds.entrySet().stream().filter(entry -> entry.getValue().isOpen()).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Integer> everPlaced() {
        return List.copyOf(holds.keySet());
    }

    String visitor(int id) {
        return holds.get(id).visitor;
    }

    int units(int id) {
        return holds.get(id).units;
    }

    String take(int id) {
        return holds.get(id).take;
    }

    private int unitsOf(String visitor) {
        return visitors().getOrDefault(visitor, 0);
    }

    private static final class ModelHold {

        private final String visitor;
        private final int units;
        private String take;
        private long deadline;
        private String state = "held";
        private int stage;

        private ModelHold(String visitor, int units, String take, long deadline) {
            this.visitor = visitor;
            this.units = units;
            this.take = take;
            this.deadline = deadline;
        }

        private boolean isOpen() {
            return state.equals("held") || state.equals("ordered");
        }
    }
}
