package io.onrush.loadtests.bench;

import io.onrush.engine.inventory.HoldScripts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same refused hold through redis-benchmark, which can vary a number but not choose a seat that is free. */
final class RedisBenchmark extends StoreCandidate {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MARK = "__rand_int__";

    private final HoldScripts scripts;
    private final List<String> arguments;
    private final int operations;

    RedisBenchmark(ServerProcess server, HoldScripts scripts, int operations) {
        super("redis-benchmark", server);
        this.scripts = scripts;
        this.operations = operations;
        this.arguments = new ArrayList<>(List.of(
                "-h", "127.0.0.1", "-p", String.valueOf(server.redisPort()), "-c", String.valueOf(CONNECTIONS), "-P", String.valueOf(PIPELINE),
                "-n", String.valueOf(operations), "-r", "1000000000", "-e", "-q"));
        arguments.addAll(scripts.command(MARK).block(PATIENCE));
    }

    @Override
    public void prepare() {
        scripts.load(operations, false).block(PATIENCE);
    }

    @Override
    public Sample measure() throws Exception {
        return timed(() -> {
            String output = StoreTools.REDIS_BENCHMARK.run(arguments);
            if (!output.contains("requests per second") || output.contains("Error")) {
                throw new IllegalStateException("redis-benchmark said: " + output);
            }
            return (long) operations;
        });
    }
}
