package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many simulated sales, and the mistakes that they must find. {@code -Donrush.simulation.runs} tries more of them,
 * {@code -Donrush.simulation.seed} starts elsewhere; a failure names its seed, which with one run replays it.
 */
class SaleSimulationTest {

    private static final long FIRST_SEED = Long.getLong("onrush.simulation.seed", 1);
    private static final long RUNS = Long.getLong("onrush.simulation.runs", 60);
    private static final int MOST_RUNS_TO_FIND_A_BUG = 400;
    private static final AtomicLong NEXT_EVENT = new AtomicLong(1);

    @Test
    void nothingIsSoldTwiceWhateverGoesWrong() {
        LongStream.range(FIRST_SEED, FIRST_SEED + RUNS).forEach(seed -> {
            try {
                simulate(seed, PlantedBug.NONE);
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("%s. Again with -Donrush.simulation.seed=%d -Donrush.simulation.runs=1".formatted(wrong.getMessage(), seed), wrong);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(PlantedBug bug) {
        assertThat(bug.hasAPlace()).as("there is a place for it").isTrue();
        assertThat(LongStream.rangeClosed(1, MOST_RUNS_TO_FIND_A_BUG).filter(seed -> finds(bug, seed)).findFirst()).as("the seed that finds it").isPresent();
    }

    private static boolean finds(PlantedBug bug, long seed) {
        try {
            simulate(seed, bug);
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }

    private static void simulate(long seed, PlantedBug bug) {
        new SaleSimulation(seed, bug, new UUID(0x51, NEXT_EVENT.getAndIncrement())).run();
    }
}
