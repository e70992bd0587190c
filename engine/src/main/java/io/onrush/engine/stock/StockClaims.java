package io.onrush.engine.stock;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Item;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How much of each SKU is sold: {@code claimed} is never more than there is, says a check of the table. An order claims all of
 * its items in one statement or none; what Redis may have promised twice is decided here. Rows are locked in the order of the
 * SKUs, so that two orders cannot deadlock.
 */
public final class StockClaims {

    private final DatabaseClient database;

    StockClaims(DatabaseClient database) {
        this.database = database;
    }

    /** The SKUs of which there is too little; empty where the order has all it wants, else it has nothing. Again changes nothing. */
    public Mono<List<String>> claim(UUID eventId, UUID orderId, String holdId, String visitorId, Map<String, Integer> quantities) {
        String[] skus = quantities.keySet().stream().sorted().toArray(String[]::new);
        Integer[] wanted = List.of(skus).stream().map(quantities::get).toArray(Integer[]::new);
        return insert(eventId, orderId, holdId, visitorId, skus, wanted)
                .thenReturn(List.<String>of())
                .onErrorResume(DataIntegrityViolationException.class, tooFew -> lacking(eventId, skus, wanted));
    }

    private Mono<Void> insert(UUID eventId, UUID orderId, String holdId, String visitorId, String[] skus, Integer[] quantities) {
        return database.sql("""
                with wanted as (
                  select i.sku, w.quantity
                  from engine.stock_items i join unnest($5, $6) as w(sku, quantity) on w.sku = i.sku
                  where i.event_id = $1 order by i.sku for update of i
                ), claimed as (
                  insert into engine.stock_claims (hold_id, sku, event_id, order_id, visitor_id, quantity)
                  select $3, sku, $1, $2, $4, quantity from wanted
                  on conflict do nothing returning sku, quantity
                )
                update engine.stock_items i set claimed = i.claimed + c.quantity
                from claimed c where i.event_id = $1 and i.sku = c.sku""")
                .bind(0, eventId)
                .bind(1, orderId)
                .bind(2, holdId)
                .bind(3, visitorId)
                .bind(4, skus)
                .bind(5, quantities)
                .then();
    }

    /** Where it is enough again by now the first SKU is named: the claim was refused, and the order fails. */
    private Mono<List<String>> lacking(UUID eventId, String[] skus, Integer[] quantities) {
        return database.sql("""
                select i.sku from engine.stock_items i join unnest($2, $3) as w(sku, quantity) on w.sku = i.sku
                where i.event_id = $1 and i.claimed + w.quantity > i.capacity order by i.sku""")
                .bind(0, eventId)
                .bind(1, skus)
                .bind(2, quantities)
                .map(row -> row.get("sku", String.class))
                .all()
                .collectList()
                .map(lacking -> lacking.isEmpty() ? List.of(skus[0]) : lacking);
    }

    /** Writes down with which access code the hold of these SKUs was placed, for counting its uses after a loss of Redis. Again changes nothing. */
    public Mono<Void> use(UUID eventId, UUID orderId, String holdId, int code, List<String> skus) {
        return database.sql("""
                insert into engine.access_code_uses (hold_id, sku, event_id, order_id, code) select $1, sku, $2, $3, $4 from unnest($5) as sku
                on conflict do nothing""")
                .bind(0, holdId)
                .bind(1, eventId)
                .bind(2, orderId)
                .bind(3, code)
                .bind(4, skus.toArray(String[]::new))
                .then();
    }

    /** Gives the order's items up. Again changes nothing. */
    public Mono<Void> unclaim(UUID orderId) {
        return database.sql("""
                with mine as (
                  select i.event_id, i.sku
                  from engine.stock_items i join engine.stock_claims c on c.event_id = i.event_id and c.sku = i.sku
                  where c.order_id = $1 order by i.event_id, i.sku for update of i
                ), freed as (
                  delete from engine.stock_claims c using mine m
                  where c.order_id = $1 and c.event_id = m.event_id and c.sku = m.sku returning c.event_id, c.sku, c.quantity
                )
                update engine.stock_items i set claimed = i.claimed - f.quantity
                from freed f where i.event_id = f.event_id and i.sku = f.sku""")
                .bind(0, orderId)
                .then();
    }

    /** All that is claimed of the event, a hold at a time, as takes that are named by their holds. */
    public Flux<Claimed> ofEvent(Event event) {
        return ofEvent(event, "", Integer.MAX_VALUE);
    }

    /** The same of some holds, in the order of their ids. */
    public Flux<Claimed> ofEvent(Event event, String afterHoldId, int mostHolds) {
        return database.sql("""
                select hold_id, order_id, visitor_id, sku, quantity from engine.stock_claims
                where event_id = $1 and hold_id in (
                  select distinct hold_id from engine.stock_claims where event_id = $1 and hold_id > $2 order by hold_id limit $3)
                order by hold_id, sku""")
                .bind(0, event.id())
                .bind(1, afterHoldId)
                .bind(2, mostHolds)
                .map(row -> new Row(
                        row.get("hold_id", String.class), row.get("order_id", UUID.class), row.get("visitor_id", String.class), row.get("sku", String.class), row.get("quantity", Integer.class)))
                .all()
                .bufferUntilChanged(Row::holdId)
                .map(rows -> claimed(event, rows));
    }

    private static Claimed claimed(Event event, List<Row> rows) {
        Map<String, Integer> quantities = rows.stream().collect(Collectors.toMap(Row::sku, Row::quantity));
        Map<String, Integer> buckets = event.items().stream().collect(Collectors.toMap(Item::sku, Item::buckets));
        Row first = rows.getFirst();
        return new Claimed(first.holdId(), first.orderId(), first.visitorId(), StockTake.of(first.holdId(), quantities, buckets));
    }

    /** Whether the hold has claimed anything. */
    public Mono<Boolean> hasClaims(String holdId) {
        return database.sql("select exists (select 1 from engine.stock_claims where hold_id = $1)").bind(0, holdId).map(row -> row.get(0, Boolean.class)).one();
    }

    private record Row(String holdId, UUID orderId, String visitorId, String sku, int quantity) {}

    /** What one hold has claimed. */
    public record Claimed(String holdId, UUID orderId, String visitorId, StockTake take) {}
}
