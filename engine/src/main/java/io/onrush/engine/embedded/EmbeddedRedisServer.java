package io.onrush.engine.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisExecProvider;

/**
 * A real redis-server, whose program comes from Maven artifacts, on a free port of loopback. It writes every command to
 * disk before it answers ({@code appendfsync always}), so a crash of the process loses no acknowledged hold. The library
 * that brings the program would stop it as soon as the JVM begins to end; here it lives until the application has closed.
 */
final class EmbeddedRedisServer {

    private static final String READY = "Ready to accept connections";
    private static final int STARTS = 50;
    private static final long BUSY_MILLIS = 20;
    private static final int STOP_SECONDS = 10;

    private EmbeddedRedisServer() {}

    static EmbeddedServer start(Path dataFolder) {
        int port = FreePort.next();
        try {
            Process redis = launch(Files.createDirectories(dataFolder.resolve("redis")), port);
            return new EmbeddedServer(
                    "Redis",
                    Map.of("spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", port),
                    () -> stop(redis));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Redis did not start", e);
        }
    }

    private static Process launch(Path folder, int port) throws IOException {
        Path log = folder.resolve("redis.log");
        Process redis = started(new ProcessBuilder(
                        RedisExecProvider.defaultProvider().get().getAbsolutePath(),
                        "--port", Integer.toString(port),
                        "--bind", "127.0.0.1",
                        "--dir", folder.toString(),
                        "--appendonly", "yes",
                        "--appendfsync", "always",
                        "--save", "")
                .redirectErrorStream(true));
        awaitReady(redis, log);
        return redis;
    }

    /**
     * The program was written a moment ago, and another server may be starting at the same time: between its fork and its
     * exec that process has the file open for writing too, and no system runs such a file (ETXTBSY).
     */
    private static Process started(ProcessBuilder redis) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return redis.start();
            } catch (IOException error) {
                if (attempt == STARTS || !String.valueOf(error.getMessage()).contains("Text file busy")) {
                    throw error;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BUSY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before Redis was started");
        }
    }

    private static void awaitReady(Process redis, Path log) throws IOException {
        BufferedReader output = redis.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(READY)) {
                drain(output, log);
                return;
            }
        }
        throw new IOException("redis-server ended: " + said);
    }

    /** A pipe that nobody reads would in the end stop the server that writes to it. */
    private static void drain(BufferedReader output, Path log) {
        Thread.ofVirtual().name("redis-log").start(() -> {
            try (var file = Files.newBufferedWriter(log)) {
                output.transferTo(file);
            } catch (IOException theServerWasStopped) {
                // Its pipe is closed under the reader, and there is nobody left to listen to.
            }
        });
    }

    private static void stop(Process redis) {
        redis.destroy();
        try {
            if (!redis.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                redis.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            redis.destroyForcibly();
        }
    }
}
