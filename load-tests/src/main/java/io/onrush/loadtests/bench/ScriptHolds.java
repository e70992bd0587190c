package io.onrush.loadtests.bench;

import io.onrush.engine.inventory.HoldScripts;
import java.time.Duration;

/** The product's hold script through the product's Redis client, in this process. */
final class ScriptHolds extends StoreCandidate {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HoldScripts scripts;
    private final int operations;
    private final boolean free;

    private ScriptHolds(String name, ServerProcess server, HoldScripts scripts, int operations, boolean free) {
        super(name, server);
        this.scripts = scripts;
        this.operations = operations;
        this.free = free;
    }

    static ScriptHolds placed(ServerProcess server, HoldScripts scripts, int operations) {
        return new ScriptHolds("hold script through Lettuce", server, scripts, operations, true);
    }

    static ScriptHolds refused(ServerProcess server, HoldScripts scripts, int operations) {
        return new ScriptHolds("refused hold through Lettuce", server, scripts, operations, false);
    }

    @Override
    public void prepare() {
        scripts.load(operations, free).block(PATIENCE);
    }

    @Override
    public Sample measure() throws Exception {
        return timed(() -> {
            long held = scripts.placeEach(operations, AT_ONCE).block(PATIENCE);
            if (held != (free ? operations : 0)) {
                throw new IllegalStateException(held + " of " + operations + " seats were held");
            }
            return (long) operations;
        });
    }
}
