package io.onrush.engine.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A real PostgreSQL from Maven artifacts, on a free port, trusting loopback only. */
final class EmbeddedPostgresServer {

    private EmbeddedPostgresServer() {}

    static EmbeddedServer start(Path dataFolder) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(dataFolder.resolve("postgresql"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .start();
            String address = "postgresql://localhost:" + postgres.getPort() + "/postgres";
            return new EmbeddedServer(
                    "PostgreSQL",
                    Map.of("spring.r2dbc.url", "r2dbc:" + address, "spring.r2dbc.username", "postgres"),
                    () -> stop(postgres));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
