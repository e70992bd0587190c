package io.onrush.engine.kit;

import io.onrush.engine.embedded.SharedServers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of a test's own, always at the same port, that waits for the disk at a commit. Its processes are one. */
public final class PostgresServerProcess implements AutoCloseable {

    private final int port = SharedServers.freePort();
    private final Path folder;
    private EmbeddedPostgres server;

    public PostgresServerProcess() {
        try {
            folder = Files.createTempDirectory("onrush-postgresql");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** With what is in its folder. */
    public void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "r2dbc:postgresql://localhost:" + port + "/postgres";
    }

    public void freeze() {
        processes().forEach(Signal.STOP::to);
    }

    public void thaw() {
        processes().forEach(Signal.CONT::to);
    }

    /** SIGKILL to all of its processes, the first one first: it can restart none of the others. */
    public void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        close(server);
    }

    private List<ProcessHandle> processes() {
        ProcessHandle first = ProcessHandle.of(firstPid()).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    private long firstPid() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(server);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
