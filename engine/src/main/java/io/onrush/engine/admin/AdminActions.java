package io.onrush.engine.admin;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code engine.admin_actions}. */
final class AdminActions {

    private final DatabaseClient database;
    private final JsonMapper json;

    AdminActions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> begin(RecordedCall call, Instant now) {
        return database.sql("""
                insert into engine.admin_actions (id, at, actor, action, subject_type, subject_id, outcome)
                values ($1, $2, $3, $4, $5, $6, 'REQUESTED')""")
                .bind(0, call.id())
                .bind(1, now)
                .bind(2, call.actor())
                .bind(3, call.action())
                .bind(4, nullable(String.class, call.subjectType()))
                .bind(5, nullable(UUID.class, call.subjectId()))
                .then();
    }

    /** @param problem null unless it was refused or failed */
    Mono<Void> complete(RecordedCall call, String outcome, String problem) {
        return database.sql("""
                update engine.admin_actions set outcome = $2, problem = $3, subject_id = $4, detail = $5 where id = $1""")
                .bind(0, call.id())
                .bind(1, outcome)
                .bind(2, nullable(String.class, problem))
                .bind(3, nullable(UUID.class, call.subjectId()))
                .bind(4, Json.of(json.writeValueAsBytes(call.detail())))
                .then();
    }

    /** The newest first. */
    Flux<AdminAction> newest(int most) {
        return database.sql("select * from engine.admin_actions order by at desc, id desc limit $1")
                .bind(0, most)
                .map(this::action)
                .all();
    }

    /** The newest first. */
    Flux<AdminAction> newestOn(UUID subject, int most) {
        return database.sql("select * from engine.admin_actions where subject_id = $1 order by at desc, id desc limit $2")
                .bind(0, subject)
                .bind(1, most)
                .map(this::action)
                .all();
    }

    private AdminAction action(Readable row) {
        UUID subject = row.get("subject_id", UUID.class);
        return new AdminAction(
                row.get("id", UUID.class),
                row.get("at", Instant.class),
                row.get("actor", String.class),
                row.get("action", String.class),
                subject == null ? null : new AdminAction.Subject(row.get("subject_type", String.class), subject),
                json.readTree(row.get("detail", Json.class).asArray()),
                row.get("outcome", String.class),
                row.get("problem", String.class));
    }

    private static <T> Parameter nullable(Class<T> type, T value) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
