package io.onrush.engine.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.inventory.RedisForTests;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Example;

/**
 * Many processes take from one SKU at once. Every step of each is one script on a real Redis; which is next is drawn from the
 * seed, and so are crashes between two steps, lost replies, commands that are sent twice, units that come back, time that passes.
 * After every step the books must add up, and a take may be refused only if at some moment during its call there was too
 * little. jqwik prints the seed of a failure.
 */
class SpillingTakeTest {

    private static final int STEPS = 70;

    @Property(tries = 80)
    void nothingIsLostNothingIsSoldTwiceAndNobodyIsRefusedForNothing(@ForAll long seed) {
        run(seed, RedisForTests.connection().reactive());
    }

    static void run(long seed, RedisClusterReactiveCommands<String, String> redis) {
        Random random = new Random(seed);
        StockAtATime stock = new StockAtATime(1 + random.nextInt(20), 1 + random.nextInt(4), redis);
        Takers takers = new Takers(stock, random);
        for (int step = 0; step < STEPS; step++) {
            takers.act();
            if (random.nextInt(25) == 0) {
                RedisForTests.commands().scriptFlush();
            }
            takers.check();
        }
        takers.finish();
    }

    @Example
    void unitsOfAllSubBucketsServeOneTake() {
        StockAtATime stock = new StockAtATime(40, 8);
        SpillingTake takes = new SpillingTake(stock.scripts);

        assertThat(answer(takes, stock, 40, "all")).isEqualTo(new TakeOutcome.Taken(SubBucket.COLLECTOR));
        assertThat(answer(takes, stock, 1, "one more")).isEqualTo(new TakeOutcome.Short(0));
        StockAtATime.answer(stock.scripts.giveBack(stock.bucket(SubBucket.COLLECTOR), "all"));
        assertThat(answer(takes, stock, 41, "too many")).isEqualTo(new TakeOutcome.Short(40));
    }

    @Example
    void stockThatIsNotAllThereIsNotRefusedButMissing() {
        StockAtATime stock = new StockAtATime(40, 8);
        RedisForTests.commands().del(stock.bucket(5).keys());
        SpillingTake takes = new SpillingTake(stock.scripts);

        assertThat(answer(takes, stock, 40, "all")).isEqualTo(new TakeOutcome.NotLoaded());
    }

    private static TakeOutcome answer(SpillingTake takes, StockAtATime stock, int units, String takeId) {
        return StockAtATime.answer(takes.take(stock.event, stock.item, units, takeId, Duration.ofMinutes(1)));
    }
}
