package io.onrush.checkout.saga;

import java.time.Duration;

/**
 * One decision about a saga, ready to be recorded: its state afterwards, the line for the step log, and how long it rests
 * (zero: it goes on at once under the same lease).
 */
record Move(Saga after, String step, String outcome, Duration pause) {

	static Move on(Saga after, String step, String outcome) {
		return new Move(after, step, outcome, Duration.ZERO);
	}

	boolean keepsLease() {
		return this.after.running() && this.pause.isZero();
	}

	/** Only the first failure of a step is worth a line: a step that is repeated for ever must not fill the log. */
	boolean isLogged() {
		return this.pause.isZero() || this.after.attempts() == 1;
	}

}
