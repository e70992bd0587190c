package io.onrush.engine.allocation;

import io.onrush.engine.inventory.AccessCode;
import io.onrush.engine.inventory.AllocatedSeats;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code engine.access_codes}. */
final class CodeRows {

    private final DatabaseClient database;

    CodeRows(DatabaseClient database) {
        this.database = database;
    }

    /** A code as it is kept; its text is not. */
    record Row(UUID id, String label, AllocatedSeats.Code code) {}

    /** In the order of their making. */
    Mono<List<Row>> of(Allocation allocation) {
        return database.sql("select * from engine.access_codes where event_id = $1 and allocation = $2 order by number")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .map(CodeRows::row)
                .all()
                .collectList();
    }

    Flux<Row> ofEvent(UUID eventId) {
        return database.sql("select * from engine.access_codes where event_id = $1 order by number").bind(0, eventId).map(CodeRows::row).all();
    }

    /** Empty where another allocation, or another label of this one, has the code. In a transaction, because its number is the event's last one from then on. */
    Mono<Row> insert(UUID id, Allocation allocation, NewCode wanted, AccessCode code, Instant now) {
        return nextNumber(allocation.eventId()).flatMap(number -> {
            AllocatedSeats.Code made = new AllocatedSeats.Code(number, allocation.number(), code, limit(wanted), wanted.expiresAt());
            return database.sql("""
                    insert into engine.access_codes (event_id, number, allocation, id, label, digest, use_limit, expires_at, created_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""")
                    .bind(0, allocation.eventId())
                    .bind(1, number)
                    .bind(2, allocation.number())
                    .bind(3, id)
                    .bind(4, wanted.label().strip())
                    .bind(5, code.digest())
                    .bind(6, made.limit())
                    .bind(7, AllocationRows.nullable(made.expiresAt()))
                    .bind(8, now)
                    .fetch()
                    .rowsUpdated()
                    .filter(rows -> rows == 1)
                    .map(rows -> new Row(id, wanted.label().strip(), made));
        });
    }

    private Mono<Integer> nextNumber(UUID eventId) {
        return database.sql("update engine.events set last_access_code = last_access_code + 1 where id = $1 returning last_access_code")
                .bind(0, eventId)
                .map(row -> row.get(0, Integer.class))
                .one();
    }

    /** The same code with other terms. */
    Mono<Row> change(Row row, NewCode wanted) {
        AllocatedSeats.Code changed = new AllocatedSeats.Code(
                row.code().number(), row.code().allocation(), row.code().code(), limit(wanted), wanted.expiresAt());
        return database.sql("update engine.access_codes set use_limit = $2, expires_at = $3 where id = $1")
                .bind(0, row.id())
                .bind(1, changed.limit())
                .bind(2, AllocationRows.nullable(changed.expiresAt()))
                .then()
                .thenReturn(new Row(row.id(), row.label(), changed));
    }

    /** What was bought with it stays its allocation's. */
    Mono<Void> delete(Row row) {
        return database.sql("""
                with gone as (delete from engine.access_codes where id = $1 returning event_id, number, allocation)
                insert into engine.revoked_access_codes (event_id, number, allocation) select event_id, number, allocation from gone""")
                .bind(0, row.id())
                .then();
    }

    private static int limit(NewCode wanted) {
        return wanted.limit() == null ? 0 : wanted.limit();
    }

    private static Row row(Readable row) {
        @Nullable Instant expiresAt = row.get("expires_at", Instant.class);
        return new Row(row.get("id", UUID.class), row.get("label", String.class), new AllocatedSeats.Code(
                row.get("number", Integer.class),
                row.get("allocation", Integer.class),
                new AccessCode(row.get("digest", String.class)),
                row.get("use_limit", Integer.class),
                expiresAt));
    }
}
