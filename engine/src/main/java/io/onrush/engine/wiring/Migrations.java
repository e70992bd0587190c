package io.onrush.engine.wiring;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;

/**
 * Brings every module's schema up to date at start, over JDBC, before anything serves. Each module has its own schema
 * and its own history, so that modules can move alone. Several processes may start at once: Flyway takes a lock.
 */
final class Migrations implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private static final Map<String, String> SCHEMAS = Map.of(
            "engine", "engine",
            "waiting-room", "waiting_room",
            "seat-map-streamer", "seat_map",
            "checkout", "checkout");

    private final String jdbcUrl;
    private final String user;
    private final String password;

    Migrations(MigrationProperties properties, R2dbcProperties r2dbc) {
        this.jdbcUrl = properties.jdbcUrl().isBlank() ? jdbcUrl(r2dbc.getUrl()) : properties.jdbcUrl();
        this.user = r2dbc.getUsername();
        this.password = r2dbc.getPassword();
    }

    @Override
    public void afterPropertiesSet() {
        SCHEMAS.forEach(this::migrate);
    }

    private void migrate(String module, String schema) {
        MigrateResult result = Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration/" + module)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .load()
                .migrate();
        if (result.migrationsExecuted > 0) {
            log.info("Schema {}: {} migrations, now at version {}", schema, result.migrationsExecuted, result.targetSchemaVersion);
        }
    }

    /** Host, port and database are written alike in both; options are not, and are left to the explicit setting. */
    static String jdbcUrl(String r2dbcUrl) {
        String address = r2dbcUrl.replaceFirst("^r2dbcs?:(pool:)?(postgres|postgresql):", "jdbc:postgresql:");
        int options = address.indexOf('?');
        return options < 0 ? address : address.substring(0, options);
    }
}
