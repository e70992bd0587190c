package io.onrush.engine.catalog;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code engine.stock_items}, which belongs to an event's row and never changes but for what is claimed. */
final class ItemRows {

    /** A column of a query over {@code engine.events e}: the event's items in their order, as JSON. */
    static final String OF_EVENT = """
            (select coalesce(json_agg(json_build_object('sku', i.sku, 'name', i.name, 'price', i.price, 'capacity', i.capacity,
                                                        'buckets', i.buckets) order by i.position), '[]')
             from engine.stock_items i where i.event_id = e.id) as items""";

    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ItemRows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> insert(UUID eventId, List<Item> items) {
        if (items.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                insert into engine.stock_items (event_id, position, sku, name, price, capacity, buckets)
                select $1, i.position, i.sku, i.name, i.price, i.capacity, i.buckets
                from unnest($2, $3, $4, $5, $6) with ordinality as i(sku, name, price, capacity, buckets, position)""")
                .bind(0, eventId)
                .bind(1, items.stream().map(Item::sku).toArray(String[]::new))
                .bind(2, items.stream().map(Item::name).toArray(String[]::new))
                .bind(3, items.stream().map(item -> item.price().amount()).toArray(Long[]::new))
                .bind(4, items.stream().map(Item::quantity).toArray(Integer[]::new))
                .bind(5, items.stream().map(Item::buckets).toArray(Integer[]::new))
                .then();
    }

    List<Item> read(byte[] column, String currency) {
        return json.readValue(column, ROWS).stream()
                .map(row -> new Item(row.sku(), row.name(), new Money(row.price(), currency), row.capacity(), row.buckets()))
                .toList();
    }

    private record Row(String sku, String name, long price, int capacity, int buckets) {}
}
