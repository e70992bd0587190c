package io.onrush.engine.edge;

import java.time.Instant;
import java.util.UUID;
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
     * any more, unless the same device asks again: its first answer may have been lost.
     */
    Mono<Move> move(UUID visitorId, int from, UUID device, Instant now) {
        return database.sql("""
                insert into engine.visitor_sessions as present (visitor_id, session, device, moved_at) values ($1, $2 + 1, $3, $4)
                on conflict (visitor_id) do update
                set session = $2 + 1, device = $3, moved_at = case when present.session = $2 then $4 else present.moved_at end
                where present.session = $2 or (present.session = $2 + 1 and present.device = $3)
                returning session, moved_at""")
                .bind(0, visitorId)
                .bind(1, from)
                .bind(2, device)
                .bind(3, now)
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

    Flux<Move> since(Instant instant) {
        return database.sql("select visitor_id::text, session, moved_at from engine.visitor_sessions where moved_at > $1")
                .bind(0, instant)
                .map(row -> new Move(row.get(0, String.class), row.get(1, Integer.class), row.get(2, Instant.class)))
                .all();
    }

    /** @param session the number of the session that began with it */
    record Move(String visitorId, int session, Instant at) {}
}
