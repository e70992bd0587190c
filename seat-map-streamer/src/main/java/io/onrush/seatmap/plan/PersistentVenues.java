package io.onrush.seatmap.plan;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.seatmap.FieldError;
import io.onrush.seatmap.SeatMapProblem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Venues in PostgreSQL, their seat maps in a bounded cache. One load a venue at a time, whoever asks. */
final class PersistentVenues implements Venues {

    private static final SeatMap NO_SEATS = SeatMap.empty();

    private final PlanWork work;
    private final VenueTable table;
    private final IdGenerator ids;
    private final Clock clock;
    private final Scheduler heavy;
    private final AsyncCache<UUID, SeatMap> maps;

    PersistentVenues(PlanWork work, VenueTable table, IdGenerator ids, Clock clock, Scheduler heavy, int maxVenues) {
        this.work = work;
        this.table = table;
        this.ids = ids;
        this.clock = clock;
        this.heavy = heavy;
        this.maps = Caffeine.newBuilder().maximumSize(maxVenues).buildAsync();
    }

    @Override
    public Mono<ImportedVenue> importPlan(byte[] planJson) {
        return Mono.fromCallable(() -> work.prepare(planJson))
                .subscribeOn(heavy)
                .flatMap(this::store);
    }

    @Override
    public Mono<byte[]> check(byte[] planJson, boolean gzip) {
        return Mono.fromCallable(() -> work.read(planJson))
                .subscribeOn(heavy)
                .map(plan -> switch (plan) {
                    case PlanImport.Accepted(SeatMap map) -> work.describe(null, map, gzip);
                    case PlanImport.Rejected(List<FieldError> errors) -> throw refused(errors);
                });
    }

    @Override
    public Mono<byte[]> describe(UUID venueId, boolean gzip) {
        return imported(venueId).publishOn(heavy).map(map -> work.describe(venueId, map, gzip));
    }

    @Override
    public Flux<VenueSummary> newest(int most) {
        return table.newest(most);
    }

    @Override
    public Mono<SeatMap> find(UUID venueId) {
        return venueId.equals(NONE) ? Mono.just(NO_SEATS) : imported(venueId);
    }

    private Mono<SeatMap> imported(UUID venueId) {
        // One caller's cancellation must not cancel the load that others wait for.
        return Mono.fromFuture(() -> maps.get(venueId, (id, executor) -> load(id).toFuture()), true)
                .switchIfEmpty(Mono.error(() -> notFound(venueId)));
    }

    static RuntimeException notFound(UUID venueId) {
        return SeatMapProblem.VENUE_NOT_FOUND.exception(
                "There is no venue '" + venueId + "'; take the id that POST /api/v1/admin/venues answered.");
    }

    private Mono<ImportedVenue> store(PlanWork.Outcome outcome) {
        return switch (outcome) {
            case PlanWork.Outcome.Ready ready -> store(ready);
            case PlanWork.Outcome.Refused(PlanImport.Rejected(List<FieldError> errors)) -> Mono.error(refused(errors));
        };
    }

    private static RuntimeException refused(List<FieldError> errors) {
        return SeatMapProblem.INVALID_PLAN.exception("Mend the places listed under errors and import again.", errors);
    }

    private Mono<ImportedVenue> store(PlanWork.Outcome.Ready ready) {
        return Mono.defer(() -> {
            ImportedVenue venue = new ImportedVenue(ids.generateId(), ready.map().seats());
            return table.insert(row(venue.venueId(), ready)).thenReturn(venue);
        });
    }

    private StoredVenue row(UUID id, PlanWork.Outcome.Ready ready) {
        return new StoredVenue(id, ready.map().name(), ready.map().seats(), ready.planGz(), ready.seatMapGz(),
                ready.etag(), clock.instant());
    }

    private Mono<SeatMap> load(UUID venueId) {
        return table.plan(venueId).publishOn(heavy).map(work::restore);
    }
}
