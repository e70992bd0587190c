package io.onrush.seatmap.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * One row of {@code seat_map.venues}.
 *
 * @param planGz    the plan as imported, gzip
 * @param seatMapGz the public seat map, gzip
 * @param etag      of the public seat map before compression, without quotes
 */
record StoredVenue(UUID id, String name, int seats, byte[] planGz, byte[] seatMapGz, String etag, Instant createdAt) {
}
