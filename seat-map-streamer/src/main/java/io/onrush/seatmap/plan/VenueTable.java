package io.onrush.seatmap.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code seat_map.venues}. Every statement has a timeout. */
final class VenueTable {

    private static final String INSERT = """
            INSERT INTO seat_map.venues (id, name, seats, plan_gz, seat_map_gz, etag, created_at)
            VALUES (:id, :name, :seats, :planGz, :seatMapGz, :etag, :createdAt)""";
    private static final String NEWEST = """
            SELECT id, name, seats, created_at FROM seat_map.venues ORDER BY created_at DESC, id DESC LIMIT :most""";
    private static final String PLAN = "SELECT plan_gz FROM seat_map.venues WHERE id = :id";
    private static final String SEAT_MAP = "SELECT seat_map_gz, etag FROM seat_map.venues WHERE id = :id";

    private final DatabaseClient database;
    private final Duration timeout;

    VenueTable(DatabaseClient database, Duration timeout) {
        this.database = database;
        this.timeout = timeout;
    }

    Mono<Void> insert(StoredVenue venue) {
        return database.sql(INSERT)
                .bind("id", venue.id())
                .bind("name", venue.name())
                .bind("seats", venue.seats())
                .bind("planGz", venue.planGz())
                .bind("seatMapGz", venue.seatMapGz())
                .bind("etag", venue.etag())
                .bind("createdAt", venue.createdAt())
                .then()
                .timeout(timeout);
    }

    /** The plan, gzip; empty for an unknown venue. */
    Mono<byte[]> plan(UUID venueId) {
        return database.sql(PLAN)
                .bind("id", venueId)
                .map(row -> row.get("plan_gz", byte[].class))
                .one()
                .timeout(timeout);
    }

    /** The public seat map, gzip; empty for an unknown venue. */
    Mono<EncodedSeatMap> seatMap(UUID venueId) {
        return database.sql(SEAT_MAP)
                .bind("id", venueId)
                .map(row -> new EncodedSeatMap(row.get("seat_map_gz", byte[].class), row.get("etag", String.class)))
                .one()
                .timeout(timeout);
    }

    Flux<VenueSummary> newest(int most) {
        return database.sql(NEWEST)
                .bind("most", most)
                .map(row -> new VenueSummary(row.get("id", UUID.class), row.get("name", String.class),
                        row.get("seats", Integer.class), row.get("created_at", Instant.class)))
                .all()
                .collectList()
                .timeout(timeout)
                .flatMapIterable(venues -> venues);
    }

    record EncodedSeatMap(byte[] gzip, String etag) {
    }
}
