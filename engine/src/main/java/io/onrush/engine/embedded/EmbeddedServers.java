package io.onrush.engine.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The servers that this process started. Each is started at most once in a process, whatever number of application
 * contexts ask for it (tests run several), and stopped after the last context has closed.
 */
final class EmbeddedServers {

    private static final EmbeddedServers IN_THIS_PROCESS = new EmbeddedServers();

    private final Map<EmbeddedPart, CompletableFuture<EmbeddedServer>> started = new LinkedHashMap<>();
    private Path dataFolder;

    private EmbeddedServers() {}

    static EmbeddedServers inThisProcess() {
        return IN_THIS_PROCESS;
    }

    /** Starts in the background; the caller joins when it has asked for all it needs. */
    synchronized CompletableFuture<EmbeddedServer> start(EmbeddedPart part, String wantedFolder) {
        Path folder = dataFolder(wantedFolder);
        return started.computeIfAbsent(part, p -> CompletableFuture.supplyAsync(() -> starterOf(p).apply(folder)));
    }

    /** A folder beside the servers' data, which is kept or deleted with it. */
    synchronized String folder(String wantedFolder, String name) {
        return dataFolder(wantedFolder).resolve(name).toString();
    }

    /** The classes behind each constant are only loaded here, because the production jar does not have them. */
    private static Function<Path, EmbeddedServer> starterOf(EmbeddedPart part) {
        return switch (part) {
            case POSTGRESQL -> EmbeddedPostgresServer::start;
            case REDIS -> EmbeddedRedisServer::start;
            case KAFKA -> EmbeddedKafkaServer::start;
        };
    }

    private Path dataFolder(String wanted) {
        if (dataFolder == null) {
            dataFolder = wanted.isBlank() ? temporaryFolder() : Path.of(wanted).toAbsolutePath();
            boolean keep = !wanted.isBlank();
            SpringApplication.getShutdownHandlers().add(() -> stopAll(keep));
        }
        return dataFolder;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("onrush-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void stopAll(boolean keepData) {
        var servers = started.values().stream().toList().reversed();
        servers.stream().filter(future -> !future.isCompletedExceptionally()).forEach(future -> future.join().stop().run());
        started.clear();
        if (!keepData) {
            deleteQuietly(dataFolder);
        }
    }

    /** A folder that cannot be deleted is no reason to end a clean stop with an error; the system clears its temporary folder. */
    private static void deleteQuietly(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.getLogger(EmbeddedServers.class.getName()).log(System.Logger.Level.INFO, "Left behind: {0}", folder);
        }
    }
}
