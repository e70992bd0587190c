package io.onrush.engine.inventory;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The epoch of each event. It rises before anything is loaded with it, so that no two loads have the same. */
final class Epochs {

    private final DatabaseClient database;

    Epochs(DatabaseClient database) {
        this.database = database;
    }

    /** A new epoch, above the event's last one and above another that Redis knows; empty where there is no such event. */
    Mono<Long> next(UUID eventId, long above) {
        return database.sql("update engine.events set epoch = greatest(epoch, $2) + 1 where id = $1 returning epoch")
                .bind(0, eventId)
                .bind(1, above)
                .map(row -> row.get(0, Long.class))
                .one();
    }
}
