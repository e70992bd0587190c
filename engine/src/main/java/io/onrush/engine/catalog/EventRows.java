package io.onrush.engine.catalog;

import io.onrush.seatmap.plan.Venues;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code engine.events}. */
final class EventRows {

    private static final TypeReference<LinkedHashMap<String, Long>> PRICES = new TypeReference<>() {};

    private static final String SELECT = "select e.*, " + ItemRows.OF_EVENT + " from engine.events e ";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final ItemRows items;

    EventRows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.items = new ItemRows(database, json);
    }

    /** In two statements: to be called in a transaction. */
    Mono<Void> insert(Event event, Instant now) {
        return insertEvent(event, now).then(Mono.defer(() -> items.insert(event.id(), event.items())));
    }

    private Mono<Void> insertEvent(Event event, Instant now) {
        return database.sql("""
                insert into engine.events (id, name, venue_id, starts_at, currency, prices, seats_per_visitor,
                                           hold_seconds, cancellation_minutes, created_at, venue_name, time_zone, orphan_seats)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""")
                .bind(0, event.id())
                .bind(1, event.name())
                .bind(2, event.hasSeats() ? event.venueId() : Parameters.in(UUID.class))
                .bind(3, event.startsAt())
                .bind(4, event.currency())
                .bind(5, Json.of(json.writeValueAsBytes(amounts(event))))
                .bind(6, event.seatsPerVisitor())
                .bind(7, (int) event.holdTime().toSeconds())
                .bind(8, (int) event.cancellationTime().toMinutes())
                .bind(9, now)
                .bind(10, event.venueName())
                .bind(11, event.timeZone().getId())
                .bind(12, event.orphanSeats().word())
                .then();
    }

    Mono<Event> find(UUID id) {
        return database.sql(SELECT + "where e.id = $1").bind(0, id).map(this::event).one();
    }

    Flux<OnSale> onSaleAfter(Instant time) {
        return database.sql("select id, hold_seconds from engine.events where starts_at > $1")
                .bind(0, time)
                .map(row -> new OnSale(row.get("id", UUID.class), Duration.ofSeconds(row.get("hold_seconds", Integer.class))))
                .all();
    }

    Flux<Event> startingAfter(Instant time, int most) {
        return database.sql(SELECT + "where e.starts_at > $1 order by e.starts_at, e.id limit $2")
                .bind(0, time)
                .bind(1, most)
                .map(this::event)
                .all();
    }

    /** Those that start last first. */
    Flux<Event> newest(int most) {
        return database.sql(SELECT + "order by e.starts_at desc, e.id desc limit $1")
                .bind(0, most)
                .map(this::event)
                .all();
    }

    private static Map<String, Long> amounts(Event event) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        event.prices().forEach((category, price) -> amounts.put(category, price.amount()));
        return amounts;
    }

    private Event event(Readable row) {
        String currency = row.get("currency", String.class);
        Map<String, Money> prices = new LinkedHashMap<>();
        json.readValue(row.get("prices", Json.class).asArray(), PRICES)
                .forEach((category, amount) -> prices.put(category, new Money(amount, currency)));
        return new Event(
                row.get("id", UUID.class),
                row.get("name", String.class),
                Optional.ofNullable(row.get("venue_id", UUID.class)).orElse(Venues.NONE),
                row.get("venue_name", String.class),
                row.get("starts_at", Instant.class),
                ZoneId.of(row.get("time_zone", String.class)),
                prices,
                row.get("seats_per_visitor", Integer.class),
                Duration.ofSeconds(row.get("hold_seconds", Integer.class)),
                Duration.ofMinutes(row.get("cancellation_minutes", Integer.class)),
                OrphanSeats.of(row.get("orphan_seats", String.class)).orElseThrow(),
                items.read(row.get("items", Json.class).asArray(), currency));
    }
}
