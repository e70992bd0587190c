package io.onrush.engine.inventory;

import java.util.HashMap;
import java.util.Map;

/** An event's keys as they were at a moment: what a replica that lagged behind has when it is promoted. */
final class FrozenEvent {

    private final ScriptsAtATime scripts;
    private final Map<String, byte[]> dumps = new HashMap<>();

    FrozenEvent(ScriptsAtATime scripts) {
        this.scripts = scripts;
    }

    void freeze() {
        dumps.clear();
        RedisForTests.commands().keys(scripts.key("*")).forEach(key -> dumps.put(key, RedisForTests.commands().dump(key)));
    }

    /** Everything since is forgotten. Keys have no time to live afterwards; a simulation is over before any ends. */
    void thaw() {
        scripts.loseAll();
        dumps.forEach((key, dump) -> RedisForTests.commands().restore(key, 0, dump));
    }
}
