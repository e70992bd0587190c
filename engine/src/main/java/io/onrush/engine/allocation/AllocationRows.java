package io.onrush.engine.allocation;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables {@code engine.allocations} and {@code engine.allocated_seats}. */
final class AllocationRows {

    private final DatabaseClient database;

    AllocationRows(DatabaseClient database) {
        this.database = database;
    }

    /** The one of this name that is not released, locked until the transaction ends. */
    Mono<Allocation> named(UUID eventId, String name) {
        return database.sql("select * from engine.allocations where event_id = $1 and name = $2 and state <> 'RELEASED' for update")
                .bind(0, eventId)
                .bind(1, name)
                .map(AllocationRows::allocation)
                .one();
    }

    Mono<Allocation> find(UUID eventId, UUID id) {
        return database.sql("select * from engine.allocations where event_id = $1 and id = $2").bind(0, eventId).bind(1, id).map(AllocationRows::allocation).one();
    }

    /** In the order of their making. */
    Flux<Allocation> ofEvent(UUID eventId) {
        return database.sql("select * from engine.allocations where event_id = $1 order by number").bind(0, eventId).map(AllocationRows::allocation).all();
    }

    /** Those whose time has come, and those that are being released. */
    Flux<Allocation> due(Instant now) {
        return database.sql("select * from engine.allocations where state = 'RELEASING' or state = 'STANDING' and release_at <= $1 order by release_at, id limit 100")
                .bind(0, now)
                .map(AllocationRows::allocation)
                .all();
    }

    /** Events that have items in allocations that stand. */
    Flux<UUID> eventsWithItems(Instant after) {
        return database.sql("""
                select distinct e.id from engine.events e join engine.allocated_items i on i.event_id = e.id where e.starts_at > $1""")
                .bind(0, after)
                .map(row -> row.get(0, UUID.class))
                .all();
    }

    /** In a transaction, because its number is the event's last one from then on. */
    Mono<Allocation> insert(UUID id, UUID eventId, String name, Instant now, @Nullable Instant releaseAt) {
        return nextNumber(eventId).flatMap(number -> database.sql("""
                insert into engine.allocations (event_id, number, id, name, created_at, release_at) values ($1, $2, $3, $4, $5, $6)""")
                .bind(0, eventId)
                .bind(1, number)
                .bind(2, id)
                .bind(3, name)
                .bind(4, now)
                .bind(5, nullable(releaseAt))
                .then()
                .thenReturn(new Allocation(id, eventId, number, name, now, releaseAt, Allocation.State.STANDING)));
    }

    private Mono<Integer> nextNumber(UUID eventId) {
        return database.sql("update engine.events set last_allocation = last_allocation + 1 where id = $1 returning last_allocation")
                .bind(0, eventId)
                .map(row -> row.get(0, Integer.class))
                .one();
    }

    /** False where it is being released already. */
    Mono<Boolean> releaseAt(Allocation allocation, @Nullable Instant releaseAt) {
        return database.sql("update engine.allocations set release_at = $2 where id = $1 and state = 'STANDING'")
                .bind(0, allocation.id())
                .bind(1, nullable(releaseAt))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Its places are general from here on, though Redis has still to be told. */
    Mono<Void> releasing(Allocation allocation) {
        return database.sql("update engine.allocations set state = 'RELEASING' where id = $1 and state = 'STANDING'").bind(0, allocation.id()).then();
    }

    Mono<Void> released(Allocation allocation) {
        return database.sql("""
                with places as (delete from engine.allocated_seats where event_id = $1 and allocation = $2),
                     items as (delete from engine.allocated_items where event_id = $1 and allocation = $2),
                     codes as (delete from engine.access_codes where event_id = $1 and allocation = $2),
                     revoked as (delete from engine.revoked_access_codes where event_id = $1 and allocation = $2)
                update engine.allocations set state = 'RELEASED' where event_id = $1 and number = $2""")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .then();
    }

    Mono<List<Integer>> seats(Allocation allocation) {
        return database.sql("select seat from engine.allocated_seats where event_id = $1 and allocation = $2 order by seat")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .map(row -> row.get(0, Integer.class))
                .all()
                .collectList();
    }

    /** Those of the seats that are the allocation's now; others belong to other ones. */
    Mono<List<Integer>> add(Allocation allocation, List<Integer> ordinals) {
        return ordinals.isEmpty() ? Mono.just(List.of()) : database.sql("""
                with added as (
                  insert into engine.allocated_seats (event_id, seat, allocation) select $1, seat, $2 from unnest($3) as seat
                  on conflict do nothing returning seat
                )
                select seat from added
                union select seat from engine.allocated_seats where event_id = $1 and allocation = $2 and seat = any($3) order by seat""")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .bind(2, ordinals.toArray(Integer[]::new))
                .map(row -> row.get(0, Integer.class))
                .all()
                .collectList();
    }

    Mono<Void> remove(Allocation allocation, List<Integer> ordinals) {
        return ordinals.isEmpty() ? Mono.empty() : database.sql("delete from engine.allocated_seats where event_id = $1 and allocation = $2 and seat = any($3)")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .bind(2, ordinals.toArray(Integer[]::new))
                .then();
    }

    private static Allocation allocation(Readable row) {
        return new Allocation(
                row.get("id", UUID.class),
                row.get("event_id", UUID.class),
                row.get("number", Integer.class),
                row.get("name", String.class),
                row.get("created_at", Instant.class),
                row.get("release_at", Instant.class),
                Allocation.State.valueOf(row.get("state", String.class)));
    }

    static Parameter nullable(@Nullable Instant time) {
        return time == null ? Parameters.in(Instant.class) : Parameters.in(time);
    }
}
