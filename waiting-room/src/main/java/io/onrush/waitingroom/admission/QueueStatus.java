package io.onrush.waitingroom.admission;

import java.time.Instant;
import java.util.UUID;

import io.onrush.waitingroom.queue.ModeTerms;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueProgress;

/**
 * What an admin sees of a queue.
 *
 * @param entrants places given so far, drawn and later ones
 * @param admitted places called so far
 * @param waiting places not called yet
 * @param activePasses passes alive
 * @param called places called whose show-up window runs
 * @param noShows places called who have not come: whose window ran out, or who were let through with everybody
 * @param ratePerMinute in force
 * @param through whether everybody is let through now
 */
public record QueueStatus(UUID onsaleId, Phase phase, long entrants, long admitted, long waiting, long activePasses,
		long called, long noShows, int ratePerMinute, int maxActive, Instant opensAt, ModeTerms how, boolean through) {

	static QueueStatus of(OnsaleView view, Instant now) {
		QueueProgress progress = view.progress();
		return new QueueStatus(view.onsale().id(), view.onsale().phase(now), progress.joined(), progress.admitted(),
				Math.max(0, progress.joined() - progress.admitted()), progress.active(), progress.called(),
				progress.noShows(), view.ratePerMinute(), view.onsale().maxActive(),
				view.onsale().opensAt(), view.onsale().how(), progress.through());
	}

}
