package io.onrush.engine.kit;

import io.onrush.engine.embedded.SharedServers;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The tables of the engine in a database of their own, without an engine: to see what happens where one of its rules is missing. */
public final class EngineSchema {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConnectionFactory connections;
    private final DatabaseClient database;

    /** @param name of the database, which is new */
    public EngineSchema(String name) {
        Map<String, Object> settings = SharedServers.postgresWithDatabase(name);
        String url = settings.get("spring.r2dbc.url").toString();
        String user = settings.get("spring.r2dbc.username").toString();
        Flyway.configure().dataSource(url.replace("r2dbc:", "jdbc:"), user, "")
                .locations("classpath:db/migration/engine").schemas("engine").defaultSchema("engine").createSchemas(true).load().migrate();
        this.connections = ConnectionFactories.get(ConnectionFactoryOptions.parse(url).mutate().option(ConnectionFactoryOptions.USER, user).build());
        this.database = DatabaseClient.create(connections);
    }

    public DatabaseClient database() {
        return database;
    }

    public TransactionalOperator transactions() {
        return TransactionalOperator.create(new R2dbcTransactionManager(connections));
    }

    /** An event that has nothing but a name, and holds of five seconds. */
    public UUID event() {
        UUID id = UUID.randomUUID();
        execute("""
                insert into engine.events (id, name, starts_at, currency, prices, seats_per_visitor, hold_seconds, cancellation_minutes, created_at)
                values ('%s', 'Of the tests', now(), 'EUR', '{}', 8, 5, 60, now())""".formatted(id));
        return id;
    }

    public void item(UUID event, String sku, int capacity, int buckets) {
        execute("insert into engine.stock_items (event_id, sku, position, name, price, capacity, buckets) values ('%s', '%s', 1, '%s', 3000, %d, %d)"
                .formatted(event, sku, sku, capacity, buckets));
    }

    public void execute(String sql) {
        database.sql(sql).then().block(PATIENCE);
    }
}
