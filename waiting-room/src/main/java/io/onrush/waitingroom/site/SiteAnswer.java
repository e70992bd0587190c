package io.onrush.waitingroom.site;

import java.time.Instant;

import io.onrush.waitingroom.admission.PassCheck;
import org.jspecify.annotations.Nullable;

/** What a proxy is told to do with a request. */
public sealed interface SiteAnswer {

	/** Let it through: the visitor has a pass. */
	record Admitted(String visitor, Instant passExpiresAt) implements SiteAnswer {
	}

	/** Let it through without a pass. */
	record Through(Why why) implements SiteAnswer {

		/** Why nobody needs a pass. */
		public enum Why {

			/** Before the queue opens and after the onsale has closed there is no room. */
			NOT_IN_FORCE,

			/** The room's mode is to let everybody through. */
			PASS_THROUGH,

			/** Nobody can tell whose turn it is, and the room is open then. */
			OUTAGE

		}

	}

	/**
	 * Send the browser elsewhere, with a cookie for the site.
	 *
	 * @param cookie the value of a {@code Set-Cookie}; null for none
	 */
	record Sent(String location, @Nullable String cookie) implements SiteAnswer {
	}

	/** Refuse it, with a problem document. */
	record Refused(PassCheck.Refusal refusal) implements SiteAnswer {
	}

	/** Refuse it for now: nobody can tell whose turn it is, and the room is closed then. */
	record Unavailable() implements SiteAnswer {
	}

	/** There is no such room. */
	record NoRoom() implements SiteAnswer {
	}

}
