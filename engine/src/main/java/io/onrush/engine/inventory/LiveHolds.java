package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** The holds of an event that have not ended, as the organiser sees them: everybody's. Who may ask is decided elsewhere. */
public final class LiveHolds {

    private final ReadHoldsScript readHolds;
    private final Venues venues;

    LiveHolds(RedisClusterReactiveCommands<String, String> redis, Venues venues) {
        this.readHolds = new ReadHoldsScript(redis);
        this.venues = venues;
    }

    /** The next to lapse first. A hold whose deadline has come is listed until it was swept. */
    public Mono<Page> after(Event event, HoldCursor cursor, int limit) {
        return venues.find(event.venueId())
                .flatMap(map -> readHolds.run(event.id(), cursor, limit + 1, "").map(page -> page(page, map, limit)));
    }

    private static Page page(ReadHoldsScript.Page page, SeatMap map, int limit) {
        List<ReadHoldsScript.Row> rows = page.rows().subList(0, Math.min(limit, page.rows().size()));
        boolean more = page.rows().size() > limit;
        HoldCursor next = more ? new HoldCursor(rows.getLast().deadlineMillis(), rows.getLast().holdId()) : null;
        return new Page(page.now(), page.seq(), rows.stream().map(row -> hold(row, map)).toList(), more ? next.toString() : null);
    }

    private static LiveHold hold(ReadHoldsScript.Row row, SeatMap map) {
        return new LiveHold(
                row.holdId(),
                row.state().isEmpty() ? "LOST" : row.state().toUpperCase(Locale.ROOT),
                row.visitorId(),
                row.ordinals().stream().map(map::id).toList(),
                items(row.items()),
                row.fence(),
                Instant.ofEpochMilli(row.deadlineMillis()));
    }

    private static List<HeldUnits> items(String listed) {
        return listed.isEmpty() ? List.of() : Arrays.stream(listed.split(",")).map(HeldUnits::parse).toList();
    }

    /**
     * A page; also its JSON.
     *
     * @param at the clock that ends holds
     * @param seq of the event when the page was read: pages of the same number belong together
     * @param next null on the last page
     */
    public record Page(Instant at, long seq, List<LiveHold> holds, String next) {}

    /** @param state HELD, or ORDERED while an order for it is being processed; LOST where Redis has a deadline and nothing else */
    public record LiveHold(String holdId, String state, String visitorId, List<String> seats, List<HeldUnits> items, long fence, Instant expiresAt) {}

    public record HeldUnits(String sku, int quantity) {

        static HeldUnits parse(String item) {
            int colon = item.indexOf(':');
            return new HeldUnits(item.substring(0, colon), Integer.parseInt(item.substring(colon + 1)));
        }
    }
}
