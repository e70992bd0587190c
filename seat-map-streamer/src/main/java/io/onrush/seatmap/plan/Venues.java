package io.onrush.seatmap.plan;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The venues of this installation. A venue is one imported seating plan and never changes.
 *
 * <p>Refusals are {@link org.springframework.web.ErrorResponseException}s built by
 * {@link io.onrush.seatmap.SeatMapProblem}.
 */
public interface Venues {

    /**
     * Imports a plan in the JSON format that pretix's plan editor exports, UTF-8. Either the whole plan is stored or
     * nothing is. Importing the same plan twice makes two venues. Fails with {@code invalid-plan}, which lists up to 20
     * errors by their place. Reading runs off the event loop; the caller bounds the size of the body.
     */
    Mono<ImportedVenue> importPlan(byte[] planJson);

    /** The venue's seats, cached on this node. Fails with {@code venue-not-found}. */
    Mono<SeatMap> find(UUID venueId);
}
