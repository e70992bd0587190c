package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Mistakes that somebody might make, to see whether the simulation finds them. Those of scripts change the script's text on its way to Redis. */
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
    NO_OWNER_CHECK("redis.call('HGET', OWNERS, ordinal) == hold_id", "true"),
    /** Numbers begin anew after a loss. */
    FORGOTTEN_EPOCH("redis.call('SET', SEQ, digits(first))", "redis.call('SET', SEQ, '0')"),
    /** After a loss everything is on sale, whatever was sold. */
    FORGOTTEN_CLAIMS("redis.call('SET', SEATS, ARGV[5])", "redis.call('SET', SEATS, (string.gsub(ARGV[5], '%a', 'A')))");

    private final String right;
    private final String wrong;

    PlantedBug(String right, String wrong) {
        this.right = right;
        this.wrong = wrong;
    }

    /** Whether there is such a place in any of the scripts: a bug that cannot be planted proves nothing. */
    boolean isPlantedIn(String script) {
        return !right.isEmpty() && script.contains(right);
    }

    @SuppressWarnings("unchecked")
    RedisClusterReactiveCommands<String, String> plantedIn(RedisClusterReactiveCommands<String, String> redis) {
        return right.isEmpty() ? redis : (RedisClusterReactiveCommands<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RedisClusterReactiveCommands.class}, (proxy, method, arguments) -> {
                    boolean takesText = method.getName().equals("digest") || method.getName().equals("eval");
                    if (takesText && arguments[0] instanceof String text) {
                        arguments[0] = text.replace(right, wrong);
                    }
                    try {
                        return method.invoke(redis, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
