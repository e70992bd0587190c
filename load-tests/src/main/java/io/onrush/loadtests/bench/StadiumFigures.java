package io.onrush.loadtests.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.onrush.engine.inventory.HoldScripts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a sale of a whole stadium takes, without anything to compare it with: memory in Redis, time to load, and how late lapsed holds end. */
final class StadiumFigures {

    private static final SeatGrid STADIUM = new SeatGrid(225, 250);
    private static final int HOLDS = 50_000;
    private static final int AT_ONCE = 512;
    private static final int HOLD_SECONDS = 3600;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Enough to place them all before the first lapses. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(25);

    private final ServerProcess server;
    private final PrintStream out;

    StadiumFigures(ServerProcess server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    void measure() {
        RedisClient redis = RedisClient.create(RedisURI.create("127.0.0.1", server.redisPort()));
        try (StatefulRedisConnection<String, String> commands = redis.connect(); StatefulRedisConnection<String, String> changes = redis.connect()) {
            Installation installation = new Installation(server);
            String venue = installation.importVenue(STADIUM);
            installation.createEvent(venue, HOLD_SECONDS);
            long before = used(commands);
            long startedNanos = System.nanoTime();
            UUID event = UUID.fromString(installation.createEvent(venue, HOLD_SECONDS));
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            long loaded = used(commands);
            out.printf(Locale.ROOT, "%n%,d seats: created and loaded in %.2f s, %.1f bytes of Redis each%n",
                    STADIUM.seats(), seconds, (loaded - before) / (double) STADIUM.seats());
            lapse(new HoldScripts(commands.reactive(), event, 1), new HoldScripts(changes.reactive(), event, 1), Duration.ofSeconds(10));
            lapse(new HoldScripts(commands.reactive(), event, 2), new HoldScripts(changes.reactive(), event, 2), Duration.ofSeconds(1));
            UUID held = UUID.fromString(installation.createEvent(venue, HOLD_SECONDS));
            long empty = used(commands);
            new HoldScripts(commands.reactive(), held, 1).placeEach(HOLDS, AT_ONCE).block(PATIENCE);
            out.printf(Locale.ROOT, "%,d holds of one seat: %.0f bytes of Redis each%n", HOLDS, (used(commands) - empty) / (double) HOLDS);
        } finally {
            redis.shutdown();
        }
    }

    /** The deadlines are spread evenly over the time, whenever each was placed. */
    private void lapse(HoldScripts commands, HoldScripts changes, Duration within) {
        long firstAt = System.currentTimeMillis() + BEFORE_THE_FIRST.toMillis();
        long[] endedAt = new long[HOLDS];
        Mono<Long> ended = changes.freed(BEFORE_THE_FIRST.plus(within))
                .doOnNext(seat -> endedAt[seat] = System.currentTimeMillis())
                .take(HOLDS)
                .count()
                .subscribeOn(Schedulers.boundedElastic());
        long[] deadlines = Mono.zip(ended, commands.placeEach(HOLDS, AT_ONCE,
                        seat -> Duration.ofMillis(firstAt + within.toMillis() * seat / HOLDS - System.currentTimeMillis())))
                .block(PATIENCE).getT2();
        long[] late = new long[HOLDS];
        Arrays.setAll(late, seat -> endedAt[seat] - deadlines[seat]);
        Arrays.sort(late);
        out.printf(Locale.ROOT, "%,d holds that lapse within %d s: seats back after the deadline by p50 %d ms, p99 %d ms, at the most %d ms%n",
                HOLDS, within.toSeconds(), late[HOLDS / 2], late[HOLDS * 99 / 100], late[HOLDS - 1]);
    }

    private static long used(StatefulRedisConnection<String, String> redis) {
        return redis.sync().info("memory").lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length()).strip()))
                .sum();
    }
}
