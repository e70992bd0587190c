package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The terms of an onsale as an admin sends them: any field may be missing, and {@link Onsales#schedule} then names all
 * that are.
 *
 * @param queueOpensAt from when visitors may join; not after {@code opensAt}
 * @param opensAt when the draw is made and admission starts; before {@code closesAt}
 * @param closesAt when the onsale is over; in the future
 * @param admissionsPerMinute 1 to 1,000,000
 * @param maxActive 1 to 1,000,000
 * @param passSeconds 30 to 86,400
 */
public record ScheduleOnsale(@Nullable UUID eventId, @Nullable Instant queueOpensAt, @Nullable Instant opensAt,
		@Nullable Instant closesAt, @Nullable Integer admissionsPerMinute, @Nullable Integer maxActive,
		@Nullable Integer passSeconds) {
}
