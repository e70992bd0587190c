package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Which order has which seat, as the authority on it has written it down. */
public final class ClaimedSeats {

    private final DatabaseClient database;
    private final Venues venues;

    ClaimedSeats(DatabaseClient database, Venues venues) {
        this.database = database;
        this.venues = venues;
    }

    /** In the order of the seats. */
    public Mono<Page> after(Event event, ClaimCursor cursor, int limit) {
        return venues.find(event.venueId()).flatMap(map -> rows(event.id(), cursor, limit + 1).map(rows -> page(rows, map, limit)));
    }

    private Mono<List<Row>> rows(UUID eventId, ClaimCursor after, int most) {
        return database.sql("""
                select seat, order_id, fence from engine.seat_claims
                where event_id = $1 and (seat, order_id) > ($2, $3) order by seat, order_id limit $4""")
                .bind(0, eventId)
                .bind(1, after.ordinal())
                .bind(2, after.orderId())
                .bind(3, most)
                .map(row -> new Row(row.get("seat", Integer.class), row.get("order_id", UUID.class), row.get("fence", Long.class)))
                .all()
                .collectList();
    }

    private static Page page(List<Row> found, SeatMap map, int limit) {
        List<Row> rows = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? new ClaimCursor(rows.getLast().ordinal(), rows.getLast().orderId()).toString() : null;
        return new Page(rows.stream().map(row -> new Claim(map.id(row.ordinal()), row.orderId(), row.fence())).toList(), next);
    }

    private record Row(int ordinal, UUID orderId, long fence) {}

    /** A page; also its JSON. {@code next} is null on the last one. */
    public record Page(List<Claim> claims, String next) {}

    public record Claim(String seat, UUID orderId, long fence) {}
}
