package io.onrush.seatmap.plan;

import java.util.UUID;

/** A plan that has become a venue; also the answer of the admin call that imports it. */
public record ImportedVenue(UUID venueId, int seats) {
}
