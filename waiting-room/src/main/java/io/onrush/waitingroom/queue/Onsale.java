package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.DoorWish;
import org.jspecify.annotations.Nullable;

/**
 * One sale of one event with its queue, or the room in front of a site. Holds no secret: the server seed appears with the draw only.
 *
 * @param eventId null where it stands in front of a site
 * @param site null where it sells an event
 * @param admissionsPerMinute how many places are called a minute
 * @param maxActive how many passes may be alive at once
 * @param passSeconds how long a pass lives
 * @param commitment lower-case hex SHA-256 of the server seed, public from the start
 * @param draw null before the draw
 * @param how its mode
 * @param byArrival whether places were called by arrival before the mode was switched, so that nothing may be drawn any more
 * @param version grows with every change
 * @param control of the rate, where it is not fixed
 * @param who who may join
 * @param door what it asks of those who join
 * @param lanes that are drawn apart
 */
public record Onsale(UUID id, @Nullable UUID eventId, @Nullable ProtectedSite site, Instant queueOpensAt, Instant opensAt, Instant closesAt,
		int admissionsPerMinute, int maxActive, int passSeconds, boolean paused, String commitment,
		@Nullable DrawRecord draw, ModeTerms how, boolean byArrival, long version, ControlTerms control,
		VisitorTerms who, DoorTerms door, Lanes lanes) {

	private static final Duration KEYS_OUTLIVE_CLOSE = Duration.ofDays(7);

	/** Without lanes. */
	public Onsale(UUID id, @Nullable UUID eventId, @Nullable ProtectedSite site, Instant queueOpensAt, Instant opensAt, Instant closesAt,
			int admissionsPerMinute, int maxActive, int passSeconds, boolean paused, String commitment,
			@Nullable DrawRecord draw, ModeTerms how, boolean byArrival, long version, ControlTerms control,
			VisitorTerms who, DoorTerms door) {
		this(id, eventId, site, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, paused,
				commitment, draw, how, byArrival, version, control, who, door, Lanes.NONE);
	}

	/** For anybody, at a fixed rate, through an open door. */
	public Onsale(UUID id, @Nullable UUID eventId, @Nullable ProtectedSite site, Instant queueOpensAt, Instant opensAt, Instant closesAt,
			int admissionsPerMinute, int maxActive, int passSeconds, boolean paused, String commitment,
			@Nullable DrawRecord draw, ModeTerms how, boolean byArrival, long version) {
		this(id, eventId, site, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, paused,
				commitment, draw, how, byArrival, version, ControlTerms.FIXED, VisitorTerms.ANYBODY, DoorTerms.OPEN);
	}

	/** The sale of an event. */
	public Onsale(UUID id, UUID eventId, Instant queueOpensAt, Instant opensAt, Instant closesAt,
			int admissionsPerMinute, int maxActive, int passSeconds, boolean paused, String commitment,
			@Nullable DrawRecord draw, long version) {
		this(id, eventId, null, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, paused,
				commitment, draw, ModeTerms.RANDOM, false, version);
	}

	public Phase phase(Instant now) {
		if (!now.isBefore(this.closesAt)) {
			return Phase.CLOSED;
		}
		if (now.isBefore(this.queueOpensAt)) {
			return Phase.SCHEDULED;
		}
		if (this.paused || this.how.mode() == Mode.CLOSED) {
			return Phase.PAUSED;
		}
		return (this.draw != null || isByArrival(now)) ? Phase.OPEN : Phase.QUEUEING;
	}

	/** Whether places are, or were, called by arrival, without a draw. */
	boolean isByArrival(Instant now) {
		boolean calls = this.how.mode().callsByArrival() && !now.isBefore(this.opensAt);
		return this.draw == null && (this.byArrival || calls);
	}

	/** Whether the position of a place is its index, as far as can be told now. */
	boolean countsByArrival() {
		return this.draw == null && (this.byArrival || this.how.mode().callsByArrival());
	}

	/** Whether the draw should be made now. */
	boolean isDrawDue(Instant now) {
		return this.how.mode().draws() && phase(now) == Phase.QUEUEING && !now.isBefore(this.opensAt);
	}

	/** What a pass of it is good for: the event, or where there is none the room itself, which is no event. */
	public UUID admitsTo() {
		return (this.eventId != null) ? this.eventId : this.id;
	}

	/** Whether visitors can register now. */
	public boolean registers(Instant now) {
		boolean opened = this.who.registrationOpensAt() == null || !now.isBefore(this.who.registrationOpensAt());
		return this.who.registration() != RegistrationPolicy.OFF && opened && now.isBefore(registrationClosesAt());
	}

	public Instant registrationClosesAt() {
		Instant stated = this.who.registrationClosesAt();
		return (stated != null) ? stated : this.queueOpensAt;
	}

	/** How many places were drawn; 0 before the draw. */
	public long entrants() {
		return (this.draw == null) ? 0 : this.draw.entrants();
	}

	/** When the queue's Redis keys may go. */
	public Instant keysExpireAt() {
		return this.closesAt.plus(KEYS_OUTLIVE_CLOSE);
	}

	ScheduleOnsale terms() {
		return new ScheduleOnsale(this.eventId, this.queueOpensAt, this.opensAt, this.closesAt,
				this.admissionsPerMinute, this.maxActive, this.passSeconds,
				(this.site == null) ? null : this.site.origin(), (this.site == null) ? null : this.site.onOutage(),
				this.how.mode(), this.how.winners(), this.how.standbyAbove(), this.how.message(), this.control,
				VisitorTerms.Wish.of(this.who), this.door.equals(DoorTerms.OPEN) ? null : DoorWish.of(this.door),
				this.lanes.priority());
	}

	Onsale with(ScheduleOnsale terms) {
		return with(terms, this.byArrival);
	}

	/** @param byArrival whether places were called by arrival so far */
	Onsale with(ScheduleOnsale terms, boolean byArrival) {
		return new Onsale(this.id, this.eventId, terms.site(), terms.queueOpensAt(), terms.opensAt(), terms.closesAt(),
				terms.admissionsPerMinute(), terms.maxActive(), terms.passSeconds(), this.paused, this.commitment,
				this.draw, terms.how(), byArrival, this.version, terms.control(), terms.who(), terms.doorTerms(),
				terms.laneTerms());
	}

	Onsale withPaused(boolean paused) {
		return new Onsale(this.id, this.eventId, this.site, this.queueOpensAt, this.opensAt, this.closesAt,
				this.admissionsPerMinute, this.maxActive, this.passSeconds, paused, this.commitment, this.draw,
				this.how, this.byArrival, this.version, this.control, this.who, this.door, this.lanes);
	}

}
