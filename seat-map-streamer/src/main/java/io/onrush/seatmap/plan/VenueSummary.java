package io.onrush.seatmap.plan;

import java.time.Instant;
import java.util.UUID;

/** A venue in the list of venues; also its JSON. */
public record VenueSummary(UUID venueId, String name, int seats, Instant createdAt) {
}
