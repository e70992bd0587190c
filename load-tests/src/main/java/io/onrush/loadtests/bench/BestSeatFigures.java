package io.onrush.loadtests.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.onrush.engine.inventory.BestSeatScripts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** What the best seats of a stadium cost when nearly all are gone, over when none is; and whether holding and releasing for long makes it slower. */
final class BestSeatFigures {

    private static final int HOLD_SECONDS = 3600;
    private static final int QUANTITY = 4;
    private static final int ROUNDS = 20;
    private static final int OF_A_ROUND = 100;
    private static final int LARGEST_GROUP = 6;
    private static final int AT_ONCE = 64;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServerProcess server;
    private final HttpLoad load;
    private final PrintStream out;
    private final Duration churn;
    private final Random random = new Random(20_261_122);
    private long number;

    BestSeatFigures(ServerProcess server, HttpLoad load, PrintStream out, Duration churn) {
        this.server = server;
        this.load = load;
        this.out = out;
        this.churn = churn;
    }

    void measure() throws Exception {
        RedisClient redis = RedisClient.create(RedisURI.create("127.0.0.1", server.redisPort()));
        try (StatefulRedisConnection<String, String> connection = redis.connect(); ScriptTimes times = new ScriptTimes(connection.sync())) {
            String venue = new Installation(server).importVenue(SeatBowl.plan());
            BestSeatScripts empty = new BestSeatScripts(connection.reactive(), onSale(venue));
            BestSeatScripts groups = new BestSeatScripts(connection.reactive(), onSale(venue));
            BestSeatScripts singles = new BestSeatScripts(connection.reactive(), onSale(venue));
            sell(groups, 95, LARGEST_GROUP);
            sell(singles, 95, 1);
            compare(times, empty, groups, singles);
            BestSeatScripts half = new BestSeatScripts(connection.reactive(), onSale(venue));
            sell(half, 50, LARGEST_GROUP);
            churn(times, half);
        } finally {
            redis.shutdown();
        }
    }

    /** Its layout is loaded with the first wish for the best. */
    private UUID onSale(String venue) throws Exception {
        Installation installation = new Installation(server);
        String event = installation.createEvent(venue, HOLD_SECONDS, SeatBowl.CATEGORIES);
        Crowd crowd = Crowd.of(1, load);
        Map<String, String> headers = new HashMap<>(crowd.headers(0));
        headers.put("Admission-Pass", crowd.passes(installation.openSale(event), installation).getFirst());
        Answers hold = load.send(List.of(RequestBytes.post("/api/v1/events/" + event + "/holds", headers, "{\"bestAvailable\":{\"quantity\":1}}")), 201);
        load.send(List.of(RequestBytes.delete("/api/v1/holds/" + Crowd.fields("holdId", hold).getFirst(), crowd.headers(0))), 204);
        return UUID.fromString(event);
    }

    /** Neighbours together, in groups of any size up to the largest, all over the stadium. */
    private void sell(BestSeatScripts scripts, int percent, int largest) {
        List<List<Integer>> groups = groups(largest);
        Collections.shuffle(groups, random);
        List<List<Integer>> sold = new ArrayList<>();
        int seats = 0;
        for (List<Integer> group : groups) {
            if ((seats + group.size()) * 100L <= (long) SeatBowl.SEATS * percent) {
                sold.add(group);
                seats += group.size();
            }
        }
        Flux.fromIterable(sold).flatMap(group -> scripts.hold(number++, group), AT_ONCE).blockLast(PATIENCE);
    }

    private List<List<Integer>> groups(int largest) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int first = 0; first < SeatBowl.SEATS; ) {
            int left = SeatBowl.SEATS_IN_ROW - first % SeatBowl.SEATS_IN_ROW;
            int size = Math.min(left, 1 + random.nextInt(largest));
            groups.add(IntStream.range(first, first + size).boxed().toList());
            first += size;
        }
        return groups;
    }

    /** One after the other, and released at once, so that the next finds what this one found. */
    private void compare(ScriptTimes times, BestSeatScripts... stadiums) {
        List<long[]> micros = new ArrayList<>();
        for (BestSeatScripts scripts : stadiums) {
            micros.add(new long[0]);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < stadiums.length; i++) {
                BestSeatScripts scripts = stadiums[i];
                times.taken(scripts.digest());
                for (int hold = 0; hold < OF_A_ROUND; hold++) {
                    long held = number++;
                    scripts.holdBest(held, QUANTITY).then(scripts.release(held)).block(PATIENCE);
                }
                micros.set(i, ScriptTimes.merged(micros.get(i), times.taken(scripts.digest())));
            }
        }
        say("empty", micros.getFirst(), micros.getFirst());
        say("95 % sold, in groups of 1 to 6", micros.get(1), micros.getFirst());
        say("95 % sold, seat by seat", micros.get(2), micros.getFirst());
    }

    private void say(String state, long[] micros, long[] empty) {
        out.printf("%nBest %d of %,d seats, %s: script %.0f µs, p99 %d µs; %.1f times an empty stadium's%n",
                QUANTITY, SeatBowl.SEATS, state, ScriptTimes.mean(micros), ScriptTimes.p99(micros), ScriptTimes.mean(micros) / ScriptTimes.mean(empty));
    }

    /** Groups come and go, half the seats being taken at any time; ten seconds are a line. */
    private void churn(ScriptTimes times, BestSeatScripts scripts) {
        List<Long> held = new ArrayList<>();
        long windows = Math.max(1, churn.dividedBy(WINDOW));
        out.printf("%nBest 1 to %d of a stadium half sold, held and released again, %d at once%n", LARGEST_GROUP, AT_ONCE);
        for (long window = 0; window < windows; window++) {
            times.taken(scripts.digest());
            long until = System.nanoTime() + WINDOW.toNanos();
            long done = 0;
            while (System.nanoTime() < until) {
                List<Long> fresh = Flux.range(0, AT_ONCE).map(i -> number++).collectList().block();
                Flux.fromIterable(fresh).flatMap(hold -> scripts.holdBest(hold, 1 + random.nextInt(LARGEST_GROUP)), AT_ONCE).blockLast(PATIENCE);
                held.addAll(fresh);
                Collections.shuffle(held, random);
                List<Long> over = held.subList(Math.min(held.size(), AT_ONCE * LARGEST_GROUP), held.size());
                Flux.fromIterable(List.copyOf(over)).flatMap(scripts::release, AT_ONCE).blockLast(PATIENCE);
                over.clear();
                done += AT_ONCE;
            }
            long[] micros = times.taken(scripts.digest());
            out.printf("  %3d s: %,6d holds/s, script %.0f µs, p99 %d µs%n",
                    (window + 1) * WINDOW.toSeconds(), done / WINDOW.toSeconds(), ScriptTimes.mean(micros), ScriptTimes.p99(micros));
        }
    }
}
