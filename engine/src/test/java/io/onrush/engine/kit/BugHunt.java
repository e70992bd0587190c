package io.onrush.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Whether a test of random seeds finds a mistake that was planted in the scripts. */
public final class BugHunt {

    private static final int MOST_SEEDS = 400;

    private BugHunt() {}

    /** Fails where the mistake has no place, or none of the seeds finds it. */
    public static void expectFound(ScriptBug bug, RedisClusterReactiveCommands<String, String> redis, Trial trial) {
        assertThat(bug.hasAPlace()).as("there is a place for it").isTrue();
        RedisClusterReactiveCommands<String, String> planted = bug.plantedIn(redis);
        OptionalLong finder = LongStream.rangeClosed(1, MOST_SEEDS).filter(seed -> fails(trial, seed, planted)).findFirst();
        assertThat(finder).as("the seed that finds it").isPresent();
    }

    private static boolean fails(Trial trial, long seed, RedisClusterReactiveCommands<String, String> redis) {
        try {
            trial.run(seed, redis);
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }

    /** One try of a property. */
    @FunctionalInterface
    public interface Trial {

        void run(long seed, RedisClusterReactiveCommands<String, String> redis);
    }
}
