package io.onrush.engine.stock;

import io.onrush.engine.inventory.RedisForTests;
import io.onrush.engine.kit.BugHunt;
import io.onrush.engine.kit.ScriptBug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The interleavings of takes, spills and crashes find what they are there to find. */
class PlantedStockBugTest {

    @ParameterizedTest
    @EnumSource
    void theInterleavingsFind(Bug bug) {
        BugHunt.expectFound(bug.bug, RedisForTests.connection().reactive(), SpillingTakeTest::run);
    }

    enum Bug {
        /** A drain tells what it moved now, and not all that was ever moved: a lost answer loses units. */
        FORGOTTEN_TOTAL("add('moved', left)", "redis.call('HSET', STOCK, 'moved', left)"),
        /** The collector forgets what it has received, and receives it again. */
        RECEIVED_TWICE("redis.call('HSET', STOCK, 'received:' .. from, moved_out)", ""),
        /** What is drained stays where it was, too. */
        NOT_MOVED_OUT("add('left', -left)", ""),
        /** The same take again takes again. */
        NO_IDEMPOTENCY("if redis.call('HEXISTS', TAKES, take) == 1 then return {'TAKEN'} end", ""),
        /** A take that lapsed is sold all the same. */
        SOLD_AFTER_THE_END("if not units then return {0} end\nif redis.call('ZREM'", "if not units then return {1} end\nif redis.call('ZREM'"),
        /** Of a take that lapses only the record goes. */
        LOST_AT_THE_DEADLINE("put_back(units, 'held')", "");

        private final ScriptBug bug;

        Bug(String right, String wrong) {
            this.bug = new ScriptBug(right, wrong);
        }
    }
}
