package io.onrush.engine.edge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code engine.visitor_sessions}: the number of the session that is in force of every visitor who ever moved. */
final class VisitorMoves {

    private final DatabaseClient database;

    VisitorMoves(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Ends the sessions up to this number and begins the next one, for the device that asks. Empty where the number is not the present one
     * any more, unless the same device asks again: its first answer may have been lost. Dated by the database, which all processes read.
     */
    Mono<Move> move(UUID visitorId, int from, UUID device) {
        return database.sql("""
                insert into engine.visitor_sessions as present (visitor_id, session, device, moved_at) values ($1, $2 + 1, $3, clock_timestamp())
                on conflict (visitor_id) do update
                set session = $2 + 1, device = $3, moved_at = case when present.session = $2 then clock_timestamp() else present.moved_at end
                where present.session = $2 or (present.session = $2 + 1 and present.device = $3)
                returning session, moved_at""")
                .bind(0, visitorId)
                .bind(1, from)
                .bind(2, device)
                .map(row -> new Move(visitorId.toString(), row.get(0, Integer.class), row.get(1, Instant.class)))
                .one();
    }

    /** The number of the visitor's present session. */
    Mono<Integer> present(UUID visitorId) {
        return database.sql("select session from engine.visitor_sessions where visitor_id = $1")
                .bind(0, visitorId)
                .map(row -> row.get(0, Integer.class))
                .one()
                .defaultIfEmpty(0);
    }

    /** Who moved since then, at least one row: of each the time of the database as well. */
    Flux<Row> since(Instant instant) {
        return database.sql("""
                select clock.now, moved.visitor_id::text, moved.session, moved.moved_at
                from (select clock_timestamp() as now) clock left join engine.visitor_sessions moved on moved.moved_at > $1""")
                .bind(0, instant)
                .map(row -> new Row(row.get(0, Instant.class), row.get(1) == null ? null
                        : new Move(row.get(1, String.class), row.get(2, Integer.class), row.get(3, Instant.class))))
                .all();
    }

    /** @param move null where nobody moved */
    record Row(Instant now, @Nullable Move move) {}

    /** @param session the number of the session that began with it */
    record Move(String visitorId, int session, Instant at) {}
}
