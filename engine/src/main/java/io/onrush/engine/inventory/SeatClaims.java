package io.onrush.engine.inventory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Who has a seat, by primary key (event, seat). An order claims all of its seats in one statement or none; what Redis
 * may have promised twice is decided here. Claims are inserted in seat order, so that two orders cannot deadlock.
 */
public final class SeatClaims {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    SeatClaims(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** The seats that this order did not get; empty where it has all of them now, else it has none. Again changes nothing. */
    public Mono<List<Integer>> claim(UUID eventId, UUID orderId, long fence, List<Integer> ordinals) {
        Integer[] seats = ordinals.stream().sorted().toArray(Integer[]::new);
        return transaction.execute(status -> insert(eventId, orderId, fence, seats)
                        .then(notClaimed(eventId, orderId, seats))
                        .doOnNext(taken -> {
                            if (!taken.isEmpty()) {
                                status.setRollbackOnly();
                            }
                        }))
                .single();
    }

    /** Which order has which of the seats from one ordinal up to another. */
    Mono<Map<Integer, UUID>> between(UUID eventId, int from, int until) {
        return database.sql("select seat, order_id from engine.seat_claims where event_id = $1 and seat >= $2 and seat < $3")
                .bind(0, eventId)
                .bind(1, from)
                .bind(2, until)
                .map(row -> Map.entry(row.get(0, Integer.class), row.get(1, UUID.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Writes down which access code the order's hold was placed with, for counting its uses after a loss of Redis. Again changes nothing. */
    Mono<Void> use(HoldId id, UUID orderId, int code) {
        return database.sql("""
                insert into engine.access_code_uses (hold_id, sku, event_id, order_id, code) values ($1, '', $2, $3, $4)
                on conflict do nothing""")
                .bind(0, id.toString())
                .bind(1, id.eventId())
                .bind(2, orderId)
                .bind(3, code)
                .then();
    }

    /** Gives the order's seats up. Again changes nothing. */
    public Mono<Void> unclaim(UUID orderId) {
        return database.sql("delete from engine.seat_claims where order_id = $1").bind(0, orderId).then();
    }

    private Mono<Void> insert(UUID eventId, UUID orderId, long fence, Integer[] seats) {
        return database.sql("""
                insert into engine.seat_claims (event_id, seat, order_id, fence)
                select $1, seat, $2, $3 from unnest($4) as seat
                on conflict do nothing""")
                .bind(0, eventId)
                .bind(1, orderId)
                .bind(2, fence)
                .bind(3, seats)
                .then();
    }

    /**
     * Asks what this order has, not what others have: a claim that stood in the way of the insert may be given up before
     * this statement looks, and then nobody has the seat.
     */
    private Mono<List<Integer>> notClaimed(UUID eventId, UUID orderId, Integer[] seats) {
        return database.sql("""
                select wanted from unnest($2) as wanted
                where not exists (select 1 from engine.seat_claims c
                                  where c.event_id = $1 and c.seat = wanted and c.order_id = $3)""")
                .bind(0, eventId)
                .bind(1, seats)
                .bind(2, orderId)
                .map(row -> row.get(0, Integer.class))
                .all()
                .collectList();
    }
}
