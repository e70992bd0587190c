package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Where one place stands now.
 *
 * @param position null before the draw, where there is one
 * @param ahead positions to be called before this one; null before the draw and where the place is never called
 * @param etaSeconds seconds until the call at the onsale's rate, which full slots can delay; null while nobody is called and
 * where the place never is
 * @param admitted whether the place has been called
 * @param pollAfterSeconds when asking again is worth it, by {@link PollRule#PUBLISHED}
 * @param won of a lottery that was drawn: whether the place is ever called; null otherwise
 */
public record Turn(Phase phase, @Nullable Long position, @Nullable Long ahead, @Nullable Long etaSeconds,
		boolean admitted, long pollAfterSeconds, @Nullable Boolean won) {

	/** Of no lottery. */
	public Turn(Phase phase, @Nullable Long position, @Nullable Long ahead, @Nullable Long etaSeconds, boolean admitted,
			long pollAfterSeconds) {
		this(phase, position, ahead, etaSeconds, admitted, pollAfterSeconds, null);
	}

	public static Turn of(OnsaleView view, long index, Instant now) {
		Phase phase = view.onsale().phase(now);
		OptionalLong position = view.positions().of(index);
		return position.isEmpty() ? undrawn(phase, view.onsale(), now) : placed(phase, position.getAsLong(), view, now);
	}

	private static Turn undrawn(Phase phase, Onsale onsale, Instant now) {
		long untilOpening = Duration.between(now, onsale.opensAt()).toSeconds();
		return new Turn(phase, null, null, null, false, PollRule.PUBLISHED.seconds(phase, untilOpening));
	}

	private static Turn placed(Phase phase, long position, OnsaleView view, Instant now) {
		Integer winners = view.onsale().how().lastWinner();
		if (winners != null && position >= winners) {
			return new Turn(phase, position, null, null, false, PollRule.PUBLISHED.atMostSeconds(), false);
		}
		long ahead = Math.max(0, position - view.progress().admitted());
		boolean admitted = position < view.progress().admitted();
		long eta = admitted ? 0 : Math.ceilDiv((ahead + 1) * 60, view.onsale().admissionsPerMinute());
		long secondsToGo = (phase == Phase.QUEUEING) ? Duration.between(now, view.onsale().opensAt()).toSeconds() : eta;
		return new Turn(phase, position, ahead, (phase == Phase.OPEN) ? eta : null, admitted, PollRule.PUBLISHED.seconds(phase, secondsToGo),
				(winners != null) ? true : null);
	}

	/** Seconds for a {@code Retry-After}: the eta when it is known. */
	public long retryAfterSeconds() {
		return (this.etaSeconds != null) ? Math.max(1, this.etaSeconds) : this.pollAfterSeconds;
	}

}
