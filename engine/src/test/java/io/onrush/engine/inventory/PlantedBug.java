package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.kit.ScriptBug;

/** Mistakes that somebody might make, to see whether the simulation finds them. */
enum PlantedBug {
    NONE("", ""),
    /** Two orders may claim one seat. */
    NO_PRIMARY_KEY("", ""),
    /** What has lapsed is extended all the same. */
    NO_DEADLINE_CHECK("hold[2] ~= visitor or tonumber(hold[3]) <= now then return {'LAPSED'}", "hold[2] ~= visitor then return {'LAPSED'}"),
    /** Live holds are ended like lapsed ones. */
    IMPATIENT_REAPER("'-inf', now, 'BYSCORE'", "'-inf', '+inf', 'BYSCORE'"),
    /** Another's seat is taken. */
    NO_STATE_CHECK("redis.call('GETRANGE', SEATS, ordinal, ordinal) ~= 'A'", "false"),
    /** A hold frees seats that it does not have any more. */
    NO_OWNER_CHECK("local visitor = visitor_of[owners[i]]", "local visitor = visitor_of[owners[i]] or 'nobody'"),
    /** Numbers begin anew after a loss. */
    FORGOTTEN_EPOCH("redis.call('SET', SEQ, digits(first))", "redis.call('SET', SEQ, '0')"),
    /** Best seats that are free again are not found any more. */
    BOUND_NOT_RAISED("return string.char(RUN_ZERO + math.min(seats, LONGEST_RUN))", "return string.char(RUN_ZERO)"),
    /** The best seats are held again by a repetition. */
    BEST_WITHOUT_IDEMPOTENCY("""
            local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'seats', 'asked')
            if known[1] then""", """
            local known = {}
            if known[1] then"""),
    /** After a loss everything is on sale, whatever was sold. */
    FORGOTTEN_CLAIMS("redis.call('SET', SEATS, ARGV[5])", "redis.call('SET', SEATS, (string.gsub(ARGV[5], '%a', 'A')))");

    private final ScriptBug ofScripts;

    PlantedBug(String right, String wrong) {
        this.ofScripts = right.isEmpty() ? null : new ScriptBug(right, wrong);
    }

    boolean hasAPlace() {
        return ofScripts == null || ofScripts.hasAPlace();
    }

    RedisClusterReactiveCommands<String, String> plantedIn(RedisClusterReactiveCommands<String, String> redis) {
        return ofScripts == null ? redis : ofScripts.plantedIn(redis);
    }
}
