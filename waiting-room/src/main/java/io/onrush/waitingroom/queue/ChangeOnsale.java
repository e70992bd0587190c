package io.onrush.waitingroom.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** New terms of an onsale; null leaves a term as it is. The two opening times can change before the draw only. */
public record ChangeOnsale(@Nullable Instant queueOpensAt, @Nullable Instant opensAt, @Nullable Instant closesAt,
		@Nullable Integer admissionsPerMinute, @Nullable Integer maxActive, @Nullable Integer passSeconds,
		@Nullable String protects, @Nullable OutagePolicy onOutage) {

	/** Of what every onsale has. */
	public ChangeOnsale(@Nullable Instant queueOpensAt, @Nullable Instant opensAt, @Nullable Instant closesAt,
			@Nullable Integer admissionsPerMinute, @Nullable Integer maxActive, @Nullable Integer passSeconds) {
		this(queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, null, null);
	}

	ScheduleOnsale appliedTo(ScheduleOnsale terms) {
		return new ScheduleOnsale(terms.eventId(), or(this.queueOpensAt, terms.queueOpensAt()),
				or(this.opensAt, terms.opensAt()), or(this.closesAt, terms.closesAt()),
				or(this.admissionsPerMinute, terms.admissionsPerMinute()), or(this.maxActive, terms.maxActive()),
				or(this.passSeconds, terms.passSeconds()), or(this.protects, terms.protects()),
				or(this.onOutage, terms.onOutage()));
	}

	private static <T> @Nullable T or(@Nullable T changed, @Nullable T present) {
		return (changed != null) ? changed : present;
	}

}
