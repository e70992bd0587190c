package io.onrush.loadtests.million;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Simulates a sale to a crowd at a Redis, prints what it came to and draws its curves. Redis writes to disk once a second meanwhile: no time of a disk is measured. */
public final class MillionVisitors {

    private static final String BYTES = "local sum = 0 for _, key in ipairs(redis.call('KEYS', ARGV[1])) do sum = sum + redis.call('MEMORY', 'USAGE', key, 'SAMPLES', 0) end return sum";

    private final int redisPort;
    private final PrintStream out;

    public MillionVisitors(int redisPort, PrintStream out) {
        this.redisPort = redisPort;
        this.out = out;
    }

    /** @param folder where curves.svg and curves.csv are written */
    public void simulate(MillionSettings settings, Path folder) throws IOException {
        RedisClient redis = RedisClient.create(RedisURI.create("127.0.0.1", redisPort));
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().configSet("appendfsync", "everysec");
            long began = System.nanoTime();
            SimulatedSale sale = new SimulatedSale(connection, settings);
            sale.run();
            MillionFigures figures = sale.figures();
            long bytes = connection.sync().eval(BYTES, ScriptOutputType.INTEGER, new String[0], sale.keysOfQueue());
            out.printf("%nA sale of %,d seats to a crowd of %,d in virtual time, seed %d, in %.0f s:%n%s%.0f bytes of Redis for each who joined%n",
                    settings.seats(), settings.crowd(), settings.seed(), (System.nanoTime() - began) / 1e9, figures.text(), bytes / (double) figures.joined());
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("curves.csv"), sale.curves().csv());
            Files.writeString(folder.resolve("curves.svg"), Plot.of(sale.curves(), settings));
            connection.sync().configSet("appendfsync", "always");
        } finally {
            redis.shutdown();
        }
    }
}
