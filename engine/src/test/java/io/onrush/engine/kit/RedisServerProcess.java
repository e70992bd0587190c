package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.onrush.engine.embedded.SharedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;
import redis.embedded.RedisExecProvider;

/** A Redis of a test's own, always at the same port, that writes every command to disk before it answers, like the embedded one. */
public final class RedisServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = SharedServers.freePort();
    private final RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
    private final Path folder;
    private Process process;

    public RedisServerProcess() {
        try {
            folder = Files.createTempDirectory("onrush-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** With what is in its folder. */
    public void start() {
        try {
            process = new ProcessBuilder(
                            RedisExecProvider.defaultProvider().get().getAbsolutePath(),
                            "--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString(), "--save", "",
                            "--appendonly", "yes", "--appendfsync", "always")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("redis on " + port).atMost(PATIENCE).ignoreExceptions().until(() -> ping().equals("PONG"));
    }

    private String ping() {
        try (var connection = client.connect()) {
            return connection.sync().ping();
        }
    }

    public int port() {
        return port;
    }

    public RedisCommands<String, String> commands() {
        return client.connect().sync();
    }

    public void freeze() {
        Signal.STOP.to(process.toHandle());
    }

    public void thaw() {
        Signal.CONT.to(process.toHandle());
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Only while it does not run: what it had is gone. */
    public void loseEverything() {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
        kill();
        loseEverything();
    }
}
