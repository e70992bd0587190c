package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.DoorWish;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an onsale as an admin sends them: any field may be missing, and {@link Onsales#schedule} then names all
 * that are.
 *
 * @param eventId the event that is sold; null for a room in front of a site
 * @param queueOpensAt from when visitors may join; not after {@code opensAt}
 * @param opensAt when the draw is made and admission starts; before {@code closesAt}
 * @param closesAt when the onsale is over; in the future
 * @param admissionsPerMinute 1 to 1,000,000
 * @param maxActive 1 to 1,000,000
 * @param passSeconds 30 to 86,400
 * @param protects the origin of the site that the room stands in front of; null where an event is sold
 * @param onOutage of a site: what happens while nobody can tell whose turn it is; {@code OPEN} where it is missing
 * @param mode {@code RANDOM} where it is missing
 * @param winners of a lottery; 1 to 10,000,000
 * @param standbyAbove of standby; 1 to 1,000,000
 * @param message 500 characters at the most; empty for none
 * @param control of the rate; fixed where it is missing
 * @param visitors who may join; anybody where it is missing
 * @param door what is asked of those who join; nothing where it is missing
 * @param lanes that are drawn apart, 4 at the most; none where they are missing
 */
public record ScheduleOnsale(@Nullable UUID eventId, @Nullable Instant queueOpensAt, @Nullable Instant opensAt,
		@Nullable Instant closesAt, @Nullable Integer admissionsPerMinute, @Nullable Integer maxActive,
		@Nullable Integer passSeconds, @Nullable String protects, @Nullable OutagePolicy onOutage,
		Mode mode, @Nullable Integer winners, @Nullable Integer standbyAbove, @Nullable String message,
		ControlTerms control, VisitorTerms.@Nullable Wish visitors, @Nullable DoorWish door,
		List<Lane> lanes) {

	public ScheduleOnsale {
		mode = (mode != null) ? mode : Mode.RANDOM;
		control = (control != null) ? control : ControlTerms.FIXED;
		lanes = (lanes == null) ? List.of() : lanes.stream().map(lane -> (lane != null) ? lane : new Lane(null, null)).toList();
	}

	/** For anybody, at a fixed rate, through an open door. */
	public ScheduleOnsale(@Nullable UUID eventId, @Nullable Instant queueOpensAt, @Nullable Instant opensAt,
			@Nullable Instant closesAt, @Nullable Integer admissionsPerMinute, @Nullable Integer maxActive,
			@Nullable Integer passSeconds, @Nullable String protects, @Nullable OutagePolicy onOutage,
			Mode mode, @Nullable Integer winners, @Nullable Integer standbyAbove, @Nullable String message) {
		this(eventId, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, protects, onOutage,
				mode, winners, standbyAbove, message, ControlTerms.FIXED, null, null, List.of());
	}

	/** Of an event. */
	public ScheduleOnsale(@Nullable UUID eventId, @Nullable Instant queueOpensAt, @Nullable Instant opensAt,
			@Nullable Instant closesAt, @Nullable Integer admissionsPerMinute, @Nullable Integer maxActive,
			@Nullable Integer passSeconds) {
		this(eventId, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, null, null);
	}

	/** In the standard mode. */
	public ScheduleOnsale(@Nullable UUID eventId, @Nullable Instant queueOpensAt, @Nullable Instant opensAt,
			@Nullable Instant closesAt, @Nullable Integer admissionsPerMinute, @Nullable Integer maxActive,
			@Nullable Integer passSeconds, @Nullable String protects, @Nullable OutagePolicy onOutage) {
		this(eventId, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, protects, onOutage,
				Mode.RANDOM, null, null, null);
	}

	VisitorTerms who() {
		return (this.visitors == null) ? VisitorTerms.ANYBODY : this.visitors.over(VisitorTerms.ANYBODY);
	}

	DoorTerms doorTerms() {
		return (this.door != null) ? this.door.appliedTo(DoorTerms.OPEN) : DoorTerms.OPEN;
	}

	Lanes laneTerms() {
		return new Lanes(this.lanes);
	}

	ModeTerms how() {
		boolean silent = this.message == null || this.message.isBlank();
		return new ModeTerms(this.mode, this.winners, this.standbyAbove,
				silent ? null : this.message);
	}

	/** Null where none is named; terms that name what is no origin are refused before. */
	@Nullable ProtectedSite site() {
		if (this.protects == null) {
			return null;
		}
		return new ProtectedSite(ProtectedSite.originOf(this.protects).orElseThrow(),
				(this.onOutage != null) ? this.onOutage : OutagePolicy.OPEN);
	}

}
