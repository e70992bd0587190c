package io.onrush.waitingroom.access;

import java.time.Duration;

/** What an access code turned out to be; whether it is used up is known in the queue's slot alone. */
public sealed interface CodeCheck {

	record Opens(OpenCode code) implements CodeCheck {
	}

	record Missing() implements CodeCheck {
	}

	/** Unknown, revoked or expired: which is not told. */
	record Wrong() implements CodeCheck {
	}

	record TooMany(Duration remaining) implements CodeCheck {
	}

}
