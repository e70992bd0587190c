package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.List;

import io.onrush.waitingroom.challenge.DoorWish;
import org.jspecify.annotations.Nullable;

/** New terms of an onsale; null leaves a term as it is. An empty message takes it away, no lanes take lanes away, and an empty control fixes the rate. The two opening times can change before
 * the draw, or the first call, only. */
public record ChangeOnsale(@Nullable Instant queueOpensAt, @Nullable Instant opensAt, @Nullable Instant closesAt,
		@Nullable Integer admissionsPerMinute, @Nullable Integer maxActive, @Nullable Integer passSeconds,
		@Nullable String protects, @Nullable OutagePolicy onOutage, @Nullable Mode mode, @Nullable Integer winners,
		@Nullable Integer standbyAbove, @Nullable String message,
		@Nullable ControlTerms control, VisitorTerms.@Nullable Wish visitors, @Nullable DoorWish door,
		@Nullable List<Lane> lanes) {

	/** For the same visitors, at a rate chosen as before, with the door that it has. */
	public ChangeOnsale(@Nullable Instant queueOpensAt, @Nullable Instant opensAt, @Nullable Instant closesAt,
			@Nullable Integer admissionsPerMinute, @Nullable Integer maxActive, @Nullable Integer passSeconds,
			@Nullable String protects, @Nullable OutagePolicy onOutage, @Nullable Mode mode, @Nullable Integer winners,
			@Nullable Integer standbyAbove, @Nullable String message) {
		this(queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, protects, onOutage, mode,
				winners, standbyAbove, message, null, null, null, null);
	}

	/** In the mode that it has. */
	public ChangeOnsale(@Nullable Instant queueOpensAt, @Nullable Instant opensAt, @Nullable Instant closesAt,
			@Nullable Integer admissionsPerMinute, @Nullable Integer maxActive, @Nullable Integer passSeconds,
			@Nullable String protects, @Nullable OutagePolicy onOutage) {
		this(queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, protects, onOutage, null, null,
				null, null);
	}

	/** Another mode, with what it needs. */
	public static ChangeOnsale to(ModeTerms how) {
		return new ChangeOnsale(null, null, null, null, null, null, null, null, how.mode(), how.winners(),
				how.standbyAbove(), how.message());
	}

	/** Other limits of the rate. */
	public static ChangeOnsale to(ControlTerms control) {
		return new ChangeOnsale(null, null, null, null, null, null, null, null, null, null, null, null, control, null, null, null);
	}

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
				or(this.onOutage, terms.onOutage()), or(this.mode, terms.mode()), or(this.winners, terms.winners()),
				or(this.standbyAbove, terms.standbyAbove()), or(this.message, terms.message()),
				or(this.control, terms.control()), who(terms), door(terms), or(this.lanes, terms.lanes()));
	}

	private VisitorTerms.@Nullable Wish who(ScheduleOnsale terms) {
		return (this.visitors == null) ? terms.visitors() : VisitorTerms.Wish.of(this.visitors.over(terms.who()));
	}

	private @Nullable DoorWish door(ScheduleOnsale terms) {
		return (this.door == null) ? terms.door() : DoorWish.of(this.door.appliedTo(terms.doorTerms()));
	}

	private static <T> @Nullable T or(@Nullable T changed, @Nullable T present) {
		return (changed != null) ? changed : present;
	}

}
