package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.kit.BugHunt;
import io.onrush.engine.kit.EngineSchema;
import io.onrush.engine.kit.ScriptBug;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Simulated sales of stock, and mistakes that they must find. {@code -Donrush.simulation.runs} tries more of them,
 * {@code -Donrush.simulation.seed} starts elsewhere; a failure names its seed, which with one run replays it.
 */
class StockSaleSimulationIT {

    private static final long FIRST_SEED = Long.getLong("onrush.simulation.seed", 1);
    private static final long RUNS = Long.getLong("onrush.simulation.runs", 8);

    private static EngineSchema schema;

    @BeforeAll
    static void create() {
        schema = new EngineSchema("stock_simulation");
    }

    @Test
    void nothingIsSoldTwiceAndNothingIsStrandedWhateverGetsLost() {
        LongStream.range(FIRST_SEED, FIRST_SEED + RUNS).forEach(seed -> {
            try {
                simulate(seed, RedisForTests.connection().reactive());
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("%s. Again with -Donrush.simulation.seed=%d -Donrush.simulation.runs=1".formatted(wrong.getMessage(), seed), wrong);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedBugIsFound(Bug bug) {
        BugHunt.expectFound(bug.bug, RedisForTests.connection().reactive(), StockSaleSimulationIT::simulate);
    }

    private static void simulate(long seed, RedisClusterReactiveCommands<String, String> redis) {
        new StockSaleSimulation(seed, schema, redis).run();
    }

    enum Bug {
        /** A drain tells what it moved now, and not all that was ever moved: a lost answer loses units. */
        FORGOTTEN_TOTAL("add('moved', left)", "redis.call('HSET', STOCK, 'moved', left)"),
        /** A hold that was placed and not answered takes its units once more. */
        NO_IDEMPOTENCY("""
                local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'items', 'take')
                if known[1] then""", """
                local known = {}
                if known[1] then"""),
        /** Units that were given back come back again. */
        GIVEN_BACK_TWICE("redis.call('HDEL', TAKES, take)\nlocal was_held", "local was_held"),
        /** A confirmation that comes late sells what its order has given back. */
        SOLD_AFTER_THE_END("if hold[1] == 'released' then return {'RELEASED'} end", "");

        private final ScriptBug bug;

        Bug(String right, String wrong) {
            this.bug = new ScriptBug(right, wrong);
        }
    }
}
