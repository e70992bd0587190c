package io.onrush.waitingroom.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Counts wrong codes by who sent them, from the first of ten minutes on. Thread-safe. */
final class WrongCodes {

	private static final Duration WINDOW = Duration.ofMinutes(10);

	private final int most;

	private final Clock clock;

	private final Cache<String, Count> counts = Caffeine.newBuilder()
		.expireAfterWrite(WINDOW)
		.maximumSize(100_000)
		.build();

	WrongCodes(int most, Clock clock) {
		this.most = most;
		this.clock = clock;
	}

	void count(String who) {
		Instant now = this.clock.instant();
		this.counts.asMap().merge(who, new Count(now, 1),
				(before, first) -> before.isOver(now) ? first : new Count(before.since(), before.number() + 1));
	}

	/** Zero while more may be tried. */
	Duration remaining(String who) {
		Instant now = this.clock.instant();
		Count count = this.counts.getIfPresent(who);
		return (count == null || count.number() < this.most || count.isOver(now)) ? Duration.ZERO
				: Duration.between(now, count.since().plus(WINDOW));
	}

	private record Count(Instant since, int number) {

		boolean isOver(Instant now) {
			return !now.isBefore(this.since.plus(WINDOW));
		}

	}

}
