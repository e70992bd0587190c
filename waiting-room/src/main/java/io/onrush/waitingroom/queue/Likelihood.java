package io.onrush.waitingroom.queue;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a place will find something to buy; docs/admission.md says how that is computed. */
public enum Likelihood {

	LIKELY, POSSIBLE, UNLIKELY,

	/** Everything is sold, or the place is never called. */
	NONE;

	@JsonValue
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
