package io.onrush.loadtests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * @param warmUps    rounds of each candidate that are not counted
 * @param rounds     those that are
 * @param operations requests of a round; at most the seats of {@link HoldCandidate}'s hall
 * @param watchers   of each stream; two files a watcher and process are open, of 20,000
 * @param changes    of the seat map in a round
 * @param orders     of a round; at most 5,000
 * @param only       which comparisons: hold, attempt, join, poll, status, script, rivals, stadium, best, million, frames, waiting, order
 * @param churn      how long groups of seats are held and released
 * @param crowd      of the simulated sale
 * @param seed       of the same
 */
record BenchSettings(int warmUps, int rounds, int operations, int watchers, int changes, int orders, Set<String> only, Duration churn, int crowd, int seed) {

    private static final Set<String> ALL = new TreeSet<>(Set.of("hold", "attempt", "join", "poll", "status", "script", "rivals", "stadium", "best", "million", "frames", "waiting", "order"));

    static BenchSettings of(Properties given) {
        Set<String> only = Set.of(text(given, "only", String.join(",", ALL)).split(","));
        if (!ALL.containsAll(only)) {
            throw new IllegalArgumentException("onrush.bench.only knows " + String.join(", ", ALL) + ", not " + only);
        }
        return new BenchSettings(
                number(given, "warm-ups", 4, 0, 100),
                number(given, "rounds", 7, 1, 101),
                number(given, "operations", 20_000, 100, 50_000),
                number(given, "watchers", 2_000, 1, 15_000),
                number(given, "changes", 60, 1, 10_000),
                number(given, "orders", 500, 1, 5_000),
                only,
                Duration.ofSeconds(number(given, "churn-seconds", 120, 10, 3600)),
                number(given, "crowd", 1_000_000, 1_000, 5_000_000),
                number(given, "seed", 1, 0, Integer.MAX_VALUE));
    }

    boolean wants(String comparison) {
        return only.contains(comparison);
    }

    /** Rate limits stay on, as wide as they go: their work belongs to what is measured, their refusals do not. */
    List<String> serverSettings() {
        String limit = "--onrush.edge.rate-limit.";
        return List.of(
                limit + "address.capacity=1000000000", limit + "address.per-second=1000000000",
                limit + "visitor.capacity=1000000000", limit + "visitor.per-second=1000000000",
                "--onrush.inventory.hold-budget=0",
                "--onrush.seat-map-streamer.tick=" + SeatFrames.PAUSE_MILLIS / 2 + "ms");
    }

    private static int number(Properties given, String name, int otherwise, int least, int most) {
        String text = text(given, name, String.valueOf(otherwise));
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("onrush.bench." + name + " must be a whole number, not " + text, e);
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException("onrush.bench." + name + " must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** What the build leaves of a property that nobody gave, "${…}", is as good as none. */
    private static String text(Properties given, String name, String otherwise) {
        String text = given.getProperty("onrush.bench." + name, "");
        return text.isBlank() || text.startsWith("${") ? otherwise : text.strip();
    }
}
