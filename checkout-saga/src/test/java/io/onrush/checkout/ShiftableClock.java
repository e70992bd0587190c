package io.onrush.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs by itself and can be put forward, so that leases end without waiting. */
public final class ShiftableClock extends Clock {

	private final Clock base = Clock.systemUTC();

	private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

	public void forward(Duration by) {
		this.shift.updateAndGet(now -> now.plus(by));
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(this.shift.get());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
