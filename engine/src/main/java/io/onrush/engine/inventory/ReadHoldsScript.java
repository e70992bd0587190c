package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code read_holds.lua}: the holds that have a deadline, a page of them. */
final class ReadHoldsScript {

    private final InventoryScript script;

    ReadHoldsScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "read_holds");
    }

    /** @param now milliseconds, or an empty text for the clock of Redis */
    Mono<Page> run(UUID eventId, HoldCursor after, int most, String now) {
        return script.run(new EventKeys(eventId).all(), Long.toString(after.deadlineMillis()), after.holdId(), Integer.toString(most), now)
                .map(Page::read);
    }

    record Page(Instant now, long seq, List<Row> rows) {

        /** Where the next page begins; only for a page with rows. */
        HoldCursor end() {
            return new HoldCursor(rows.getLast().deadlineMillis(), rows.getLast().holdId());
        }

        static Page read(List<Object> reply) {
            List<Row> rows = reply.stream().skip(2).map(row -> Row.read((List<?>) row)).toList();
            return new Page(Instant.ofEpochMilli((long) reply.get(0)), (long) reply.get(1), rows);
        }
    }

    /**
     * @param state as Redis has it; empty where the record of the hold is gone, and then so is the rest
     * @param items {@code sku:quantity} with commas; empty in a hold of seats
     */
    record Row(String holdId, long deadlineMillis, String state, String visitorId, List<Integer> ordinals, long fence, String items) {

        static Row read(List<?> row) {
            String seats = (String) row.get(4);
            List<Integer> ordinals = seats.isEmpty() ? List.of() : Arrays.stream(seats.split(",")).map(Integer::valueOf).toList();
            return new Row((String) row.get(0), (long) row.get(1), (String) row.get(2), (String) row.get(3), ordinals, (long) row.get(5), (String) row.get(6));
        }
    }
}
