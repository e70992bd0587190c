package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.embedded.SharedServers;
import io.onrush.engine.kit.EngineProcess;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The job that migrates before a release: the production jar, PostgreSQL, and nothing else. */
class MigrateOnlyIT {

    @Test
    void twoAtOnceBringAnEmptyDatabaseUpToDateAndEnd() throws SQLException {
        Map<String, Object> settings = new HashMap<>(SharedServers.postgresWithDatabase("migrate_only"));
        settings.put("onrush.migrate-only", true);
        settings.put("onrush.migrations.enabled", false);

        List<EngineProcess> jobs =
                List.of(EngineProcess.start("migrate-1", settings), EngineProcess.start("migrate-2", settings));

        for (EngineProcess job : jobs) {
            assertThat(job.awaitExit()).as(job.output()).isZero();
            assertThat(job.output()).contains("The schemas are up to date");
        }
        assertThat(migratedSchemas(settings)).containsExactly("checkout", "engine", "seat_map", "waiting_room");
    }

    @Test
    void aDatabaseThatRefusesItIsNamedAndTheProcessFails() {
        EngineProcess job = EngineProcess.start("migrate-refused", Map.of(
                "onrush.migrate-only", true, "spring.r2dbc.url", "r2dbc:postgresql://127.0.0.1:1/onrush", "spring.r2dbc.username", "onrush"));

        assertThat(job.awaitExit()).isEqualTo(1);
        assertThat(job.output())
                .contains("The schemas could not be brought up to date", "127.0.0.1:1", "spring.r2dbc.url")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutADatabaseItSaysWhichSettingIsMissing() {
        EngineProcess job = EngineProcess.start("migrate-nothing", Map.of("onrush.migrate-only", true));

        assertThat(job.awaitExit()).isEqualTo(1);
        assertThat(job.output()).contains("spring.r2dbc.url is missing");
    }

    private static Set<String> migratedSchemas(Map<String, Object> settings) throws SQLException {
        Set<String> schemas = new TreeSet<>();
        String url = settings.get("spring.r2dbc.url").toString().replace("r2dbc:", "jdbc:");
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var found = connection.createStatement().executeQuery(
                        "select schemaname from pg_tables where tablename = 'flyway_schema_history'")) {
            while (found.next()) {
                schemas.add(found.getString(1));
            }
        }
        return schemas;
    }
}
