package io.onrush.engine.inventory;

import io.onrush.engine.kit.BugHunt;
import io.onrush.engine.kit.ScriptBug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparisons of the scripts with their models find what they are there to find. */
class PlantedScriptBugTest {

    @ParameterizedTest
    @EnumSource
    void theComparisonOfHoldsFinds(OfHolds bug) {
        BugHunt.expectFound(bug.bug, RedisForTests.connection().reactive(), (seed, redis) -> new HoldScriptsPropertyTest().run(seed, redis));
    }

    @ParameterizedTest
    @EnumSource
    void theComparisonOfTheBestSeatsFinds(OfBestSeats bug) {
        BugHunt.expectFound(bug.bug, RedisForTests.connection().reactive(), (seed, redis) -> new BestAvailablePropertyTest().run(seed, redis));
    }

    @ParameterizedTest
    @EnumSource
    void theComparisonOfStockHoldsFinds(OfStockHolds bug) {
        BugHunt.expectFound(bug.bug, RedisForTests.connection().reactive(), (seed, redis) -> StockHoldScriptsTest.on(redis).theScriptsAgreeWithTheModel(seed));
    }

    enum OfHolds {
        /** The same hold again holds again. */
        NO_IDEMPOTENCY("""
                local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'seats', 'singles')
                if known[1] then""", """
                local known = {}
                if known[1] then"""),
        /** A repetition is told that it holds what has lapsed. */
        LAPSED_HOLDS_STAND("if not is_open or tonumber(known[3]) <= now then return {'ENDED'} end\n  return {'HELD', tonumber(known[2]), tonumber(known[3]), 1, numbers",
                "if not is_open then return {'ENDED'} end\n  return {'HELD', tonumber(known[2]), tonumber(known[3]), 1, numbers"),
        NO_LIMIT("if has + wanted > limit then", "if false then"),
        NO_COOL_DOWN("if wait > 0 then return refuse('COOL_DOWN', wait) end", ""),
        /** What lapses is not counted off. */
        UNCOUNTED("  count_off(seats_of)\n  return freed", "  return freed"),
        /** A late payment takes seats that its order has given back. */
        SOLD_AFTER_THE_END("if redis.call('HGET', HOLD, 'state') == 'released' then", "if false then"),
        /** Watchers are not told of what was sold. */
        SILENT_SALE("local seq = append_change('A', still_free, 'S', sold)", "local seq = append_change('A', still_free)"),
        /** Numbers begin anew after a loss. */
        FORGOTTEN_EPOCH("redis.call('SET', SEQ, digits(first))", "redis.call('SET', SEQ, '0')");

        private final ScriptBug bug;

        OfHolds(String right, String wrong) {
            this.bug = new ScriptBug(right, wrong);
        }
    }

    enum OfBestSeats {
        /** What is free again is not looked at again. */
        BOUND_NOT_RAISED("return string.char(RUN_ZERO + math.min(seats, LONGEST_RUN))", "return string.char(RUN_ZERO)"),
        /** A search believes less of a row than there is. */
        ONE_TOO_LOW("  lower(number, longest)\nend", "  lower(number, math.max(0, longest - 1))\nend"),
        /** Of choices that are as good one that leaves a single seat is taken. */
        NO_MIND_OF_SINGLES("if singles ~= found.singles then return singles < found.singles end", ""),
        NO_MIND_OF_SINGLES_IN_A_ROW("if its_class < class or alone < singles or (alone == singles", "if its_class < class or (true"),
        /** Rows that only look as if they were behind each other. */
        ROWS_THAT_DO_NOT_MEET("local behind = shift + block.first - other.first", "local behind = shift"),
        /** Of choices that are equal in all else any is taken. */
        NO_TIE_RULE("if low ~= found.low then return low < found.low end", "if low ~= found.low then return low > found.low end"),
        /** A search ends before the best was seen. */
        STOPS_EARLY("local class = class_of(sum, seats)\n  return class > found.class or", "local class = class_of(sum, seats)\n  return class >= found.class or"),
        /** Accessible seats go to those who do not need them. */
        ACCESSIBLE_TO_ALL("if kind == accessible and", "if kind and"),
        NO_IDEMPOTENCY("""
                local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'seats', 'asked')
                if known[1] then""", """
                local known = {}
                if known[1] then""");

        private final ScriptBug bug;

        OfBestSeats(String right, String wrong) {
            this.bug = new ScriptBug(right, wrong);
        }
    }

    enum OfStockHolds {
        /** Of several takes for one hold the last is the hold's, and the units of the first are nobody's. */
        NO_IDEMPOTENCY("""
                local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'items', 'take')
                if known[1] then""", """
                local known = {}
                if known[1] then"""),
        NO_LIMIT("if has + units > limit then return {'LIMIT', has} end", ""),
        /** A late payment sells units that its order has given back. */
        SOLD_AFTER_THE_END("if hold[1] == 'released' then return {'RELEASED'} end", ""),
        /** Two processes sell two takes for one hold. */
        ANY_TAKE("if has ~= take and has ~= expected and expected ~= '*' then return {'OTHER_TAKE'} end", "");

        private final ScriptBug bug;

        OfStockHolds(String right, String wrong) {
            this.bug = new ScriptBug(right, wrong);
        }
    }
}
