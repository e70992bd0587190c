package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.embedded.SharedServers;
import io.onrush.engine.kit.Fault;
import io.onrush.engine.kit.Fault.Way;
import io.onrush.engine.kit.Gate;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.PostgresServerProcess;
import io.onrush.engine.kit.RedisServerProcess;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Rush;
import io.onrush.engine.kit.SaleOracle;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.TroubledSale;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * In the middle of a sale something happens to Redis or PostgreSQL, or to the way there, one thing after the other. Nothing is restarted but
 * what was killed. {@code -Donrush.faults.seed} and {@code -Donrush.faults.runs} say which sales; the command is in docs/reliability.md.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreFaultsIT {

    private static final long FIRST_SEED = Long.getLong("onrush.faults.seed", 1);
    private static final long RUNS = Long.getLong("onrush.faults.runs", 1);

    private RedisServerProcess redis;
    private PostgresServerProcess postgres;
    private GatedEngine engine;

    @BeforeAll
    void start() {
        redis = new RedisServerProcess();
        postgres = new PostgresServerProcess();
        MockEnvironment servers = new MockEnvironment();
        SharedServers.withDatabase("unused_by_faults").forEach((name, value) -> servers.setProperty(name, value.toString()));
        servers.setProperty("spring.r2dbc.url", postgres.url());
        servers.setProperty("spring.data.redis.port", Integer.toString(redis.port()));
        servers.setProperty("onrush.secret", "a-secret-for-tests-only-0123456789abcdef");
        engine = GatedEngine.beside(servers, settings());
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(TroubledSale.SETTINGS);
        settings.put("onrush.migrations.enabled", true);
        settings.put("onrush.checkout-saga.outbox.topic", "faults.orders");
        return settings;
    }

    @AfterAll
    void stop() {
        engine.close();
        redis.close();
        postgres.close();
    }

    @Test
    void whatRedisHasAnsweredIsThereAfterACrash() {
        Shop.Sale kept = Rush.openSale(engine.shop());
        Shopper holder = engine.shop().shopper().admittedTo(kept);
        Reply hold = holder.send("POST", kept.event() + "/holds", Map.of("bestAvailable", Map.of("quantity", 4))).expect(201);
        sellThrough(FIRST_SEED, sale -> {
            redis.kill();
            sale.awaitRefusal();
            redis.start();
        });
        assertThat(holder.get("/api/v1/holds/" + hold.text("holdId")).status()).as("a hold of five seconds").isIn(200, 404);
        assertThat(redis.commands().hget("{e:" + kept.eventId() + "}:hold:" + hold.text("holdId"), "fence")).isEqualTo(hold.text("fence"));
    }

    @ParameterizedTest(name = "{0} of {1}, seed {2}")
    @MethodSource("troubles")
    void theSaleGoesOn(String trouble, String of, long seed, Consumer<TroubledSale> happens) {
        sellThrough(seed, happens);
    }

    private Stream<Arguments> troubles() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + RUNS).boxed().flatMap(seed -> Stream.concat(
                Stream.concat(onTheWay("redis", GatedEngine::redis, seed), onTheWay("postgresql", GatedEngine::postgresql, seed)), ofProcesses(seed)));
    }

    private Stream<Arguments> onTheWay(String server, Function<GatedEngine, Gate> gate, long seed) {
        Map<String, Consumer<TroubledSale>> troubles = Map.of(
                "delay", busyWith(gate, Fault.delay(Duration.ofMillis(5), Duration.ofMillis(40), seed)),
                "loss", busyWith(gate, Fault.loss(0.05, Duration.ofMillis(100), seed)),
                "stall", suffering(gate, Fault.stall()),
                "black hole", suffering(gate, Fault.blackHole(Way.TO_SERVER, Way.TO_CLIENT)),
                "no way there", suffering(gate, Fault.blackHole(Way.TO_SERVER)),
                "no way back", suffering(gate, Fault.blackHole(Way.TO_CLIENT)),
                "answers cut", suffering(gate, Fault.cutAfter(3)),
                "resets", sale -> LongStream.range(0, 5).forEach(i -> {
                    gate.apply(engine).reset();
                    sale.awaitOrders(2);
                }),
                "refusal", sale -> {
                    gate.apply(engine).shut();
                    sale.awaitRefusal();
                    gate.apply(engine).open();
                });
        return troubles.entrySet().stream().map(trouble -> Arguments.of(trouble.getKey(), server, seed, trouble.getValue()));
    }

    private Stream<Arguments> ofProcesses(long seed) {
        return Stream.of(
                trouble("SIGSTOP", "redis", seed, () -> redis.freeze(), () -> redis.thaw()),
                trouble("kill -9", "redis", seed, () -> redis.kill(), () -> redis.start()),
                trouble("loss of everything", "redis", seed, () -> redis.kill(), () -> {
                    redis.loseEverything();
                    redis.start();
                }),
                trouble("SIGSTOP", "postgresql", seed, () -> postgres.freeze(), () -> postgres.thaw()),
                trouble("kill -9", "postgresql", seed, () -> postgres.kill(), () -> postgres.start()));
    }

    private Arguments trouble(String name, String of, long seed, Runnable begin, Runnable end) {
        Consumer<TroubledSale> happens = sale -> {
            begin.run();
            try {
                sale.awaitRefusal();
            } finally {
                end.run();
            }
        };
        return Arguments.of(name, of, seed, happens);
    }

    /** Until somebody has felt it. */
    private Consumer<TroubledSale> suffering(Function<GatedEngine, Gate> gate, Fault fault) {
        return sale -> {
            gate.apply(engine).suffer(fault);
            try {
                sale.awaitRefusal();
            } finally {
                gate.apply(engine).heal();
            }
        };
    }

    /** Selling goes on under it, if slower. */
    private Consumer<TroubledSale> busyWith(Function<GatedEngine, Gate> gate, Fault fault) {
        return sale -> {
            gate.apply(engine).suffer(fault);
            sale.awaitOrders(6);
            gate.apply(engine).heal();
        };
    }

    private void sellThrough(long seed, Consumer<TroubledSale> trouble) {
        TroubledSale.sellThrough(engine, seed, trouble);
        SaleOracle.check(database(), redis.commands().getStatefulConnection().reactive());
    }

    /** Not through the gate. */
    private DatabaseClient database() {
        return DatabaseClient.create(ConnectionFactories.get(ConnectionFactoryOptions.parse(postgres.url()).mutate().option(ConnectionFactoryOptions.USER, "postgres").build()));
    }
}
