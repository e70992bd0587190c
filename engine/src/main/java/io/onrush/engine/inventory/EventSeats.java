package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.seatmap.plan.Category;
import io.onrush.seatmap.plan.SeatMap;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The seats of an event as a whole: put on sale, read as a snapshot, read as changes. */
public final class EventSeats {

    private final LoadSeatsScript loadSeats;
    private final LoadLayoutScript loadLayout;
    private final InventoryScript readSeats;
    private final InventoryScript readChanges;
    private final Losses losses;

    EventSeats(RedisClusterReactiveCommands<String, String> redis, Losses losses) {
        this.loadSeats = new LoadSeatsScript(redis);
        this.loadLayout = new LoadLayoutScript(redis);
        this.readSeats = new InventoryScript(redis, "read_seats");
        this.readChanges = new InventoryScript(redis, "read_changes");
        this.losses = losses;
    }

    /** Puts every seat of the venue on sale. Again changes nothing. */
    public Mono<Boolean> load(Event event, SeatMap map) {
        return loadSeats.run(event.id(), "A".repeat(map.seats())).flatMap(loaded -> loadLayout(event.id(), map).thenReturn(loaded));
    }

    /** Tells Redis which seats are together and how good they are. Again changes nothing. */
    Mono<Void> loadLayout(UUID eventId, SeatMap map) {
        return loadLayout.run(eventId, map.layout(), map.categories().stream().map(Category::accessible).toList()).then();
    }

    /** The sequence number and one letter a seat; an empty text where Redis does not have the event. */
    public Mono<Snapshot> snapshot(UUID eventId) {
        return readSeats.run(new EventKeys(eventId).all())
                .map(reply -> new Snapshot((long) reply.get(0), (String) reply.get(1)))
                .doOnNext(snapshot -> notice(eventId, snapshot));
    }

    private void notice(UUID eventId, Snapshot snapshot) {
        if (snapshot.letters().isEmpty()) {
            losses.notLoaded(eventId);
        } else {
            losses.saw(eventId, snapshot.seq());
        }
    }

    /** Up to {@code most} entries of the change stream after a sequence number, as Redis has them now. */
    public Mono<ChangeEntries> changesAfter(UUID eventId, long seq, int most) {
        return readChanges.run(new EventKeys(eventId).all(), Long.toString(seq), Integer.toString(most))
                .map(ChangeEntries::read)
                .doOnNext(changes -> losses.saw(eventId, changes.currentSeq()));
    }

    /** @param letters A available, H held, S sold, B blocked, by ordinal */
    public record Snapshot(long seq, String letters) {

        /** Of an event that has none. */
        public static final Snapshot NO_SEATS = new Snapshot(0, "");
    }

    /** @param currentSeq of the event, whether or not the entries reach it */
    public record ChangeEntries(long currentSeq, List<ChangeEntry> entries) {

        static ChangeEntries read(List<Object> reply) {
            return new ChangeEntries((long) reply.getFirst(), reply.stream().skip(1).flatMap(ChangeEntry::read).toList());
        }
    }
}
