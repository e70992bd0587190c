package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import io.onrush.waitingroom.queue.Likelihood;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Outlook;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueTicket;
import org.jspecify.annotations.Nullable;

/**
 * Where one place stands now.
 *
 * @param position null before the draw, where there is one
 * @param ahead positions to be called before this one; null before the draw and where the place is never called
 * @param etaSeconds seconds until the call at the rate in force, which full slots can delay; null while nobody is called and
 * where the place never is
 * @param admitted whether the place has been called
 * @param pollAfterSeconds when asking again is worth it, by {@link PollRule#PUBLISHED}
 * @param won of a lottery that was drawn: whether the place is ever called; null otherwise
 * @param likelihood whether the place will find something to buy; null where that is not known
 */
public record Turn(Phase phase, @Nullable Long position, @Nullable Long ahead, @Nullable Long etaSeconds,
		boolean admitted, long pollAfterSeconds, @Nullable Boolean won, @Nullable Likelihood likelihood) {

	/** Of no lottery. */
	public Turn(Phase phase, @Nullable Long position, @Nullable Long ahead, @Nullable Long etaSeconds, boolean admitted,
			long pollAfterSeconds) {
		this(phase, position, ahead, etaSeconds, admitted, pollAfterSeconds, null, null);
	}

	public static Turn of(OnsaleView view, QueueTicket ticket, Instant now) {
		return of(view, view.positions().of(ticket), now);
	}

	/** Of a place of an onsale without lanes. */
	static Turn of(OnsaleView view, long index, Instant now) {
		return of(view, view.positions().of(index), now);
	}

	private static Turn of(OnsaleView view, OptionalLong position, Instant now) {
		Phase phase = view.onsale().phase(now);
		return position.isEmpty() ? undrawn(phase, view, now) : placed(phase, position.getAsLong(), view, now);
	}

	private static Turn undrawn(Phase phase, OnsaleView view, Instant now) {
		long untilOpening = Duration.between(now, view.onsale().opensAt()).toSeconds();
		Outlook outlook = view.outlook();
		Likelihood likelihood = (outlook == null) ? null : outlook.amongst(view.progress().joined(), view.onsale().how().lastWinner());
		return new Turn(phase, null, null, null, false, PollRule.PUBLISHED.seconds(phase, untilOpening), null, likelihood);
	}

	private static Turn placed(Phase phase, long position, OnsaleView view, Instant now) {
		Integer winners = view.onsale().how().lastWinner();
		if (winners != null && position >= winners) {
			return new Turn(phase, position, null, null, false, PollRule.PUBLISHED.atMostSeconds(), false, Likelihood.NONE);
		}
		long ahead = Math.max(0, position - view.progress().admitted());
		boolean admitted = position < view.progress().admitted();
		Long eta = admitted ? Long.valueOf(0) : eta(ahead, view.ratePerMinute());
		long secondsToGo = (phase == Phase.QUEUEING) ? Duration.between(now, view.onsale().opensAt()).toSeconds()
				: (eta != null) ? eta : Long.MAX_VALUE;
		Outlook outlook = view.outlook();
		return new Turn(phase, position, ahead, (phase == Phase.OPEN) ? eta : null, admitted, PollRule.PUBLISHED.seconds(phase, secondsToGo),
				(winners != null) ? true : null, (outlook == null) ? null : outlook.at(position));
	}

	/** Nobody can tell while nobody is called. */
	private static @Nullable Long eta(long ahead, int perMinute) {
		return (perMinute == 0) ? null : Long.valueOf(Math.ceilDiv((ahead + 1) * 60, perMinute));
	}

	/** Seconds for a {@code Retry-After}: the eta when it is known. */
	public long retryAfterSeconds() {
		return (this.etaSeconds != null) ? Math.max(1, this.etaSeconds) : this.pollAfterSeconds;
	}

}
