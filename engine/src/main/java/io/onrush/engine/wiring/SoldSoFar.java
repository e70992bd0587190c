package io.onrush.engine.wiring;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What was sold of an event, as projected, and whether a code still opens places of it. */
record SoldSoFar(DatabaseClient database, Clock clock) {

    Mono<Sold> of(UUID eventId) {
        return database.sql("select orders_confirmed - orders_cancelled, seats_sold from engine.sales where event_id = $1")
                .bind(0, eventId)
                .map(row -> new Sold(row.get(0, Long.class), row.get(1, Long.class)))
                .one()
                .defaultIfEmpty(new Sold(0, 0));
    }

    Mono<Boolean> opensByCode(UUID eventId) {
        return database.sql("""
                select exists (
                  select from engine.access_codes c join engine.allocations a on a.event_id = c.event_id and a.number = c.allocation
                  where c.event_id = $1 and a.state <> 'RELEASED' and (c.expires_at is null or c.expires_at > $2))""")
                .bind(0, eventId)
                .bind(1, clock.instant())
                .map(row -> row.get(0, Boolean.class))
                .one();
    }

    /** @param units seats and units of items in these orders */
    record Sold(long orders, long units) {}
}
