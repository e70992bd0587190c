package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

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
 * @param version grows with every change
 */
public record Onsale(UUID id, @Nullable UUID eventId, @Nullable ProtectedSite site, Instant queueOpensAt, Instant opensAt, Instant closesAt,
		int admissionsPerMinute, int maxActive, int passSeconds, boolean paused, String commitment,
		@Nullable DrawRecord draw, long version) {

	private static final Duration KEYS_OUTLIVE_CLOSE = Duration.ofDays(7);

	/** The sale of an event. */
	public Onsale(UUID id, UUID eventId, Instant queueOpensAt, Instant opensAt, Instant closesAt,
			int admissionsPerMinute, int maxActive, int passSeconds, boolean paused, String commitment,
			@Nullable DrawRecord draw, long version) {
		this(id, eventId, null, queueOpensAt, opensAt, closesAt, admissionsPerMinute, maxActive, passSeconds, paused,
				commitment, draw, version);
	}

	public Phase phase(Instant now) {
		if (!now.isBefore(this.closesAt)) {
			return Phase.CLOSED;
		}
		if (now.isBefore(this.queueOpensAt)) {
			return Phase.SCHEDULED;
		}
		if (this.paused) {
			return Phase.PAUSED;
		}
		return (this.draw == null) ? Phase.QUEUEING : Phase.OPEN;
	}

	/** Whether the draw should be made now. */
	boolean isDrawDue(Instant now) {
		return phase(now) == Phase.QUEUEING && !now.isBefore(this.opensAt);
	}

	/** What a pass of it is good for: the event, or where there is none the room itself, which is no event. */
	public UUID admitsTo() {
		return (this.eventId != null) ? this.eventId : this.id;
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
				(this.site == null) ? null : this.site.origin(), (this.site == null) ? null : this.site.onOutage());
	}

	Onsale with(ScheduleOnsale terms) {
		return new Onsale(this.id, this.eventId, terms.site(), terms.queueOpensAt(), terms.opensAt(), terms.closesAt(),
				terms.admissionsPerMinute(), terms.maxActive(), terms.passSeconds(), this.paused, this.commitment,
				this.draw, this.version);
	}

	Onsale withPaused(boolean paused) {
		return new Onsale(this.id, this.eventId, this.site, this.queueOpensAt, this.opensAt, this.closesAt,
				this.admissionsPerMinute, this.maxActive, this.passSeconds, paused, this.commitment, this.draw,
				this.version);
	}

}
