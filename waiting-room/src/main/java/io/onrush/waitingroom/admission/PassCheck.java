package io.onrush.waitingroom.admission;

import java.time.Instant;
import java.util.UUID;

/** What a presented admission pass is good for. */
public sealed interface PassCheck {

	/** The pass is genuine, the visitor's own, for this event and alive now. */
	record Admitted(UUID passId, UUID onsaleId, Instant expiresAt) implements PassCheck {
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
