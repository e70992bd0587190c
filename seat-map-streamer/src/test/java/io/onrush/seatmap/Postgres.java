package io.onrush.seatmap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL a test JVM, migrated as the application migrates it; stopped when the JVM ends. */
public final class Postgres {

    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {
    }

    public static String r2dbcUrl() {
        return "r2dbc:postgresql://localhost:" + SERVER.getPort() + "/postgres";
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .defaultSchema("seat_map")
                    .createSchemas(true)
                    .locations("classpath:db/migration/seat-map-streamer")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
