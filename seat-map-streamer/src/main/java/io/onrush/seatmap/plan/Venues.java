package io.onrush.seatmap.plan;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The venues of this installation. A venue is one imported seating plan and never changes.
 *
 * <p>Refusals are {@link org.springframework.web.ErrorResponseException}s built by
 * {@link io.onrush.seatmap.SeatMapProblem}.
 */
public interface Venues {

    /** The venue of an event that sells no seats: its seat map is empty. Not a venue that can be listed or described. */
    UUID NONE = new UUID(0, 0);

    /**
     * Imports a plan in the JSON format that pretix's plan editor exports, UTF-8. Either the whole plan is stored or
     * nothing is. Importing the same plan twice makes two venues. Fails with {@code invalid-plan}, which lists up to 50
     * errors by their place. Reading runs off the event loop; the caller bounds the size of the body.
     */
    Mono<ImportedVenue> importPlan(byte[] planJson);

    /**
     * Reads a plan as {@link #importPlan} does and stores nothing. The JSON of {@link #describe}, without a venue id; fails
     * with the same {@code invalid-plan}.
     */
    Mono<byte[]> check(byte[] planJson, boolean gzip);

    /**
     * The venue as JSON, with its seat map: {@code {venueId, name, seats, categories: [{name, color, seats}], seatMap}}.
     * A stadium takes five megabytes, or half of one in gzip; made off the event loop. Fails with {@code venue-not-found}.
     */
    Mono<byte[]> describe(UUID venueId, boolean gzip);

    /** The newest venues first, at the most {@code most} of them. */
    Flux<VenueSummary> newest(int most);

    /** The venue's seats, cached on this node. Fails with {@code venue-not-found}. */
    Mono<SeatMap> find(UUID venueId);
}
