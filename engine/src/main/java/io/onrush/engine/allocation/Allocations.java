package io.onrush.engine.allocation;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.inventory.AllocatedSeats;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is kept from general sale. Every change is written to PostgreSQL first, which is right about it, and then told to Redis; what is
 * lost between the two the reconciler sets right. Held and sold seats stay with those who have them.
 */
public final class Allocations {

    private final AllocationRows rows;
    private final CodeRows codes;
    private final WriteAllocation write;
    private final ItemRows items;
    private final AllocatedSeats seats;
    private final KeepUnits units;
    private final Events events;
    private final Venues venues;
    private final Clock clock;

    Allocations(AllocationRows rows, CodeRows codes, ItemRows items, WriteAllocation write, AllocatedSeats seats, KeepUnits units, Events events, Venues venues,
            Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.write = write;
        this.items = items;
        this.seats = seats;
        this.units = units;
        this.events = events;
        this.venues = venues;
        this.clock = clock;
    }

    /** Keeps places, in a new allocation or in the one of that name. Again changes nothing. Fails with {@code invalid-allocation}. */
    public Mono<Kept> keep(Event event, NewAllocation body) {
        return venues.find(event.venueId()).flatMap(map -> {
            NewAllocation.Wanted wanted = body.read(event, map, clock.instant());
            return write.write(event.id(), wanted).flatMap(written -> tell(written)
                    .flatMap(refused -> units.keep(event, written.allocation(), written.items()).flatMap(little -> view(written.allocation())
                            .map(view -> new Kept(view, written.isNew(), texts(written), refused(map, wanted, written, refused), scarce(little))))));
        });
    }

    /** Redis takes what is free; what it refuses is crossed out again. */
    private Mono<Map<Integer, Character>> tell(WriteAllocation.Written written) {
        Allocation allocation = written.allocation();
        return seats.give(allocation.eventId(), allocation.number(), written.ordinals())
                .flatMap(refused -> rows.remove(allocation, List.copyOf(refused.keySet())).thenReturn(refused))
                .flatMap(refused -> Flux.fromIterable(written.made()).concatMap(made -> seats.open(allocation.eventId(), made.row().code())).then().thenReturn(refused));
    }

    private static Map<UUID, String> texts(WriteAllocation.Written written) {
        return written.made().stream().filter(made -> made.text() != null).collect(Collectors.toMap(made -> made.row().id(), WriteAllocation.Made::text));
    }

    private static List<Refused> refused(SeatMap map, NewAllocation.Wanted wanted, WriteAllocation.Written written, Map<Integer, Character> byRedis) {
        Map<Integer, String> states = new TreeMap<>();
        Set<Integer> ours = new HashSet<>(written.ordinals());
        wanted.ordinals().stream().filter(seat -> !ours.contains(seat)).forEach(seat -> states.put(seat, "ALLOCATED"));
        byRedis.forEach((seat, letter) -> states.put(seat, letter == 'H' ? "HELD" : letter == 'S' ? "SOLD" : "ALLOCATED"));
        return states.entrySet().stream().map(state -> new Refused(map.id(state.getKey()), state.getValue())).toList();
    }

    private static List<Scarce> scarce(Map<String, Long> left) {
        return left.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(of -> new Scarce(of.getKey(), of.getValue())).toList();
    }

    /** All of the event, in the order of their making. */
    public Mono<List<AllocationView>> list(UUID eventId) {
        return codes.ofEvent(eventId)
                .collect(Collectors.groupingBy(row -> row.code().allocation()))
                .flatMap(ofCodes -> items.ofEvent(eventId).collect(Collectors.groupingBy(ItemRows.Row::allocation))
                        .flatMap(ofItems -> seats.figures(eventId).flatMap(figures -> rows.ofEvent(eventId)
                                .map(allocation -> AllocationView.of(allocation, ofCodes.getOrDefault(allocation.number(), List.of()),
                                        ofItems.getOrDefault(allocation.number(), List.of()), figures))
                                .collectList())));
    }

    /** One with the ids of its seats, or the problem {@code allocation-not-found}. */
    public Mono<Shown> show(Event event, UUID id) {
        return get(event.id(), id).flatMap(allocation -> view(allocation).flatMap(view -> seatIds(event, allocation).map(ids -> new Shown(view, ids))));
    }

    private Mono<List<String>> seatIds(Event event, Allocation allocation) {
        return venues.find(event.venueId()).flatMap(map -> rows.seats(allocation).map(ordinals -> ordinals.stream().map(map::id).toList()));
    }

    /** The ids of the seats that a code opens, by the number of its allocation. */
    Mono<List<String>> seatIds(Event event, int number) {
        return rows.ofEvent(event.id()).filter(allocation -> allocation.number() == number).next().flatMap(allocation -> seatIds(event, allocation));
    }

    /** @param releaseAt null: when an admin says so */
    public Mono<AllocationView> releaseAt(Event event, UUID id, @Nullable Instant releaseAt) {
        if (releaseAt != null && !releaseAt.isAfter(clock.instant())) {
            return Mono.error(EngineProblem.INVALID_ALLOCATION.with(List.of(new FieldError("releaseAt", "must be a time to come; release it now with POST release"))));
        }
        return get(event.id(), id).flatMap(allocation -> rows.releaseAt(allocation, releaseAt)).then(get(event.id(), id)).flatMap(this::view);
    }

    /** Gives some of its places to general sale, or all of them, and then it is over. Again changes nothing. */
    public Mono<AllocationView> release(Event event, UUID id, @Nullable Released what) {
        return get(event.id(), id)
                .flatMap(allocation -> what == null || what.isEmpty() ? release(allocation) : release(event, allocation, what))
                .then(get(event.id(), id))
                .flatMap(this::view);
    }

    private Mono<Void> release(Event event, Allocation allocation, Released what) {
        return venues.find(event.venueId()).flatMap(map -> {
            List<FieldError> errors = new ArrayList<>();
            List<Integer> ordinals = what.places().ordinals(map, errors);
            NewAllocation.refuseIf(errors);
            return rows.remove(allocation, ordinals).then(seats.release(event.id(), allocation.number(), ordinals))
                    .then(units.release(event, allocation, what.skus()));
        });
    }

    /** To its end, from wherever an earlier attempt came to. Several processes may do it at a time. */
    Mono<Void> release(Allocation allocation) {
        if (allocation.state() == Allocation.State.RELEASED) {
            return Mono.empty();
        }
        return rows.releasing(allocation)
                .then(codes.of(allocation))
                .flatMap(all -> Flux.fromIterable(all).concatMap(row -> seats.close(allocation.eventId(), row.code())).then())
                .then(rows.seats(allocation))
                .flatMap(ordinals -> seats.release(allocation.eventId(), allocation.number(), ordinals))
                .then(items.of(allocation))
                .flatMap(kept -> kept.isEmpty() ? Mono.empty() : events.get(allocation.eventId()).flatMap(event -> units.giveUp(event, kept)))
                .then(rows.released(allocation));
    }

    Flux<Allocation> due() {
        return Flux.defer(() -> rows.due(clock.instant()));
    }

    /** Keeps units again that Redis may have forgotten: for all who look now and then. */
    Mono<Void> keepAgain() {
        return Flux.defer(() -> rows.eventsWithItems(clock.instant()))
                .concatMap(events::get)
                .concatMap(units::keepAgain)
                .then();
    }

    /**
     * What is held and bought with the code stays. Redis first: the row stays as long as the code opens anything, so that sending it again
     * goes on. And once more after it, for a reconciler that read the row meanwhile.
     */
    public Mono<Void> revoke(Event event, UUID id, UUID codeId) {
        return get(event.id(), id)
                .flatMap(codes::of)
                .flatMap(all -> Mono.justOrEmpty(all.stream().filter(row -> row.id().equals(codeId)).findFirst()))
                .flatMap(row -> seats.close(event.id(), row.code())
                        .then(codes.delete(row))
                        .then(Mono.defer(() -> seats.close(event.id(), row.code()))));
    }

    private Mono<Allocation> get(UUID eventId, UUID id) {
        return rows.find(eventId, id).switchIfEmpty(Mono.error(() -> notFound(id.toString())));
    }

    public static RuntimeException notFound(String id) {
        return EngineProblem.ALLOCATION_NOT_FOUND.with("The event has no allocation " + id + ". GET its allocations lists them.");
    }

    private Mono<AllocationView> view(Allocation allocation) {
        return codes.of(allocation).flatMap(all -> items.of(allocation)
                .flatMap(kept -> seats.figures(allocation.eventId()).map(figures -> AllocationView.of(allocation, all, kept, figures))));
    }

    /**
     * @param texts of codes of this call, by their ids: the only time that they are told
     * @param refused seats that could not be kept
     * @param scarce items of which there was too little, and nothing was kept
     */
    public record Kept(AllocationView allocation, boolean isNew, Map<UUID, String> texts, List<Refused> refused, List<Scarce> scarce) {}

    public record Scarce(String sku, long left) {}

    /** @param state HELD, SOLD, or ALLOCATED to another allocation */
    public record Refused(String seat, String state) {}

    public record Shown(AllocationView allocation, List<String> seatIds) {}
}
