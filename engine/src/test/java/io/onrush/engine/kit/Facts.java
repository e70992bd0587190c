package io.onrush.engine.kit;

import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** What PostgreSQL says, read straight. */
final class Facts {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient database;

    Facts(DatabaseClient database) {
        this.database = database;
    }

    long count(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block(PATIENCE);
    }

    List<String> texts(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).all().collectList().block(PATIENCE);
    }
}
