package io.onrush.engine.allocation;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code engine.allocated_items}. */
final class ItemRows {

    private final DatabaseClient database;

    ItemRows(DatabaseClient database) {
        this.database = database;
    }

    /** @param takeId of the take in Redis that keeps the units */
    record Row(int allocation, String sku, int quantity, String takeId) {}

    /** The row as it is from now on; the one that was there where there was one. */
    Mono<Row> add(Allocation allocation, String sku, int quantity, String takeId) {
        return database.sql("""
                insert into engine.allocated_items (event_id, allocation, sku, quantity, take_id) values ($1, $2, $3, $4, $5)
                on conflict (event_id, allocation, sku) do update set sku = excluded.sku returning *""")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .bind(2, sku)
                .bind(3, quantity)
                .bind(4, takeId)
                .map(ItemRows::row)
                .one();
    }

    Mono<Void> remove(Allocation allocation, Row row) {
        return database.sql("delete from engine.allocated_items where event_id = $1 and allocation = $2 and take_id = $3")
                .bind(0, allocation.eventId())
                .bind(1, allocation.number())
                .bind(2, row.takeId())
                .then();
    }

    Mono<List<Row>> of(Allocation allocation) {
        return ofEvent(allocation.eventId()).filter(row -> row.allocation() == allocation.number()).collectList();
    }

    Flux<Row> ofEvent(UUID eventId) {
        return database.sql("select * from engine.allocated_items where event_id = $1 order by allocation, sku").bind(0, eventId).map(ItemRows::row).all();
    }

    private static Row row(Readable row) {
        return new Row(row.get("allocation", Integer.class), row.get("sku", String.class), row.get("quantity", Integer.class), row.get("take_id", String.class));
    }
}
