package io.onrush.engine.allocation;

import io.onrush.engine.inventory.EventAllocations;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Allocations as the tables have them. What is being released is general already. */
record AllocationBooks(DatabaseClient database, CodeRows codes) implements EventAllocations {

    @Override
    public Mono<Map<Integer, Integer>> between(UUID eventId, int from, int until) {
        return database.sql("""
                select s.seat, s.allocation from engine.allocated_seats s
                join engine.allocations a on a.event_id = s.event_id and a.number = s.allocation
                where s.event_id = $1 and s.seat >= $2 and s.seat < $3 and a.state = 'STANDING'""")
                .bind(0, eventId)
                .bind(1, from)
                .bind(2, until)
                .map(row -> Map.entry(row.get(0, Integer.class), row.get(1, Integer.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Flux<KeptUnits> units(UUID eventId) {
        return database.sql("""
                select i.allocation, i.sku, i.quantity - coalesce((
                  select sum(c.quantity) from engine.access_code_uses u
                  join (select event_id, number, allocation from engine.access_codes
                        union all select event_id, number, allocation from engine.revoked_access_codes) k
                    on k.event_id = u.event_id and k.number = u.code and k.allocation = i.allocation
                  join engine.stock_claims c on c.hold_id = u.hold_id and c.sku = u.sku
                  where u.event_id = i.event_id and u.sku = i.sku), 0)::int as quantity, i.take_id
                from engine.allocated_items i
                join engine.allocations a on a.event_id = i.event_id and a.number = i.allocation
                where i.event_id = $1 and a.state = 'STANDING' order by i.sku""")
                .bind(0, eventId)
                .map(row -> new KeptUnits(
                        row.get("allocation", Integer.class), row.get("sku", String.class), row.get("quantity", Integer.class), row.get("take_id", String.class)))
                .all();
    }

    @Override
    public Mono<Codes> codes(UUID eventId) {
        return codes.ofEvent(eventId).map(CodeRows.Row::code).collectList().flatMap(all -> openedSeats(eventId)
                .flatMap(seats -> openedUnits(eventId).map(units -> new Codes(all, uses(seats, units), seats))));
    }

    /** How many units orders have claimed with which code. */
    private Mono<Map<Integer, Integer>> openedUnits(UUID eventId) {
        return database.sql("""
                select u.code, sum(c.quantity)::int from engine.access_code_uses u
                join engine.stock_claims c on c.hold_id = u.hold_id and c.sku = u.sku
                join engine.access_codes k on k.event_id = u.event_id and k.number = u.code
                where u.event_id = $1 group by u.code""")
                .bind(0, eventId)
                .map(row -> Map.entry(row.get(0, Integer.class), row.get(1, Integer.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Which seats orders have with which code, while the seats still belong to what it opens. */
    private Mono<Map<Integer, Integer>> openedSeats(UUID eventId) {
        return database.sql("""
                select c.seat, u.code from engine.access_code_uses u
                join engine.seat_claims c on c.order_id = u.order_id and c.event_id = u.event_id
                join engine.access_codes k on k.event_id = u.event_id and k.number = u.code
                join engine.allocated_seats s on s.event_id = c.event_id and s.seat = c.seat and s.allocation = k.allocation
                where u.event_id = $1 and u.sku = ''""")
                .bind(0, eventId)
                .map(row -> Map.entry(row.get(0, Integer.class), row.get(1, Integer.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map<Integer, Integer> uses(Map<Integer, Integer> codeBySeat, Map<Integer, Integer> unitsByCode) {
        Map<Integer, Integer> uses = new TreeMap<>(unitsByCode);
        codeBySeat.values().forEach(code -> uses.merge(code, 1, Integer::sum));
        return uses;
    }
}
