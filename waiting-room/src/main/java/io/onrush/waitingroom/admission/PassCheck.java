package io.onrush.waitingroom.admission;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a presented admission pass is good for. */
public sealed interface PassCheck {

	/** The pass is genuine, the visitor's own, for this event and alive now. {@code trace}: of its journey, where traced. */
	record Admitted(UUID passId, UUID onsaleId, Instant expiresAt, @Nullable String trace) implements PassCheck {

		public Admitted(UUID passId, UUID onsaleId, Instant expiresAt) {
			this(passId, onsaleId, expiresAt, null);
		}

	}

	/** Why a visitor may not buy; {@link AdmissionPasses#problem} says it to the client. */
	sealed interface Refusal extends PassCheck {
	}

	record Missing() implements Refusal {
	}

	/** Forged or malformed, or another kind of token. */
	record Invalid() implements Refusal {
	}

	record Expired() implements Refusal {
	}

	/** Borrowed: it is another visitor's. */
	record NotYours() implements Refusal {
	}

	record WrongEvent() implements Refusal {
	}

	/** Given back, or lost by Redis in a failover. */
	record Left() implements Refusal {
	}

}
