package io.onrush.engine.kit;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Keeps everybody from writing to a table, so that a step of a saga waits for as long as a test wants it to. */
public final class TableLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;

    private TableLock(Connection connection) {
        this.connection = connection;
    }

    public static TableLock on(ConnectionFactory database, String table) {
        Connection connection = Mono.from(database.create()).block(PATIENCE);
        Mono.from(connection.beginTransaction())
                .then(Mono.from(connection.createStatement("lock table " + table + " in exclusive mode").execute()).flatMap(done -> Mono.from(done.getRowsUpdated())))
                .block(PATIENCE);
        return new TableLock(connection);
    }

    @Override
    public void close() {
        Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())).block(PATIENCE);
    }
}
