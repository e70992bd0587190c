package io.onrush.waitingroom.beacon;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Which round of the beacon a draw takes, and what happens when it cannot be had. The round is announced with the onsale: the
 * first that is emitted {@code lag} after the sale opens. A list that was frozen too late for it, after a pause or an outage, takes
 * the first round that is emitted {@code lag} after the freezing: no list is ever frozen when its round is known.
 */
public final class DrawBeacon {

	private final @Nullable Beacon beacon;

	private final BeaconProperties policy;

	DrawBeacon(@Nullable Beacon beacon, BeaconProperties policy) {
		this.beacon = beacon;
		this.policy = policy;
	}

	public static DrawBeacon none(BeaconProperties policy) {
		return new DrawBeacon(null, policy);
	}

	public boolean isUsed() {
		return this.beacon != null;
	}

	/** What is announced for a sale that opens then; null where no beacon is used. */
	public @Nullable Plan plan(Instant opensAt) {
		if (this.beacon == null) {
			return null;
		}
		long round = this.beacon.firstRoundAt(opensAt.plus(this.policy.lag()));
		return new Plan(this.beacon.source(), round, this.beacon.emittedAt(round), this.policy.whenMissing().words(),
				this.policy.waitAtMost().toSeconds());
	}

	/** The round of a list that was frozen then: the announced one, unless that had been emitted. */
	public long roundFor(Instant opensAt, Instant frozenAt) {
		Beacon source = used();
		long announced = source.firstRoundAt(opensAt.plus(this.policy.lag()));
		boolean inTime = frozenAt.isBefore(source.emittedAt(announced));
		return inTime ? announced : source.firstRoundAt(frozenAt.plus(this.policy.lag()));
	}

	public Instant emittedAt(long round) {
		return used().emittedAt(round);
	}

	public Beacon.Source source() {
		return used().source();
	}

	public Mono<BeaconValue> read(long round) {
		return used().read(round);
	}

	/** Whether a draw whose round is missing is made without it now. */
	public boolean fallsBack(long round, Instant now) {
		return this.policy.whenMissing() == BeaconProperties.WhenMissing.FALL_BACK
				&& !now.isBefore(emittedAt(round).plus(this.policy.waitAtMost()));
	}

	public Duration retry() {
		return this.policy.retry();
	}

	private Beacon used() {
		if (this.beacon == null) {
			throw new IllegalStateException("no beacon is configured");
		}
		return this.beacon;
	}

	/**
	 * @param roundAt when the round is emitted
	 * @param whenMissing {@code wait} or {@code fall-back}
	 * @param waitSeconds how long after {@code roundAt} a draw falls back
	 */
	public record Plan(Beacon.Source source, long round, Instant roundAt, String whenMissing, long waitSeconds) {
	}

}
