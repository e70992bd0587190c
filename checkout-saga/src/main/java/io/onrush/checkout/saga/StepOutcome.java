package io.onrush.checkout.saga;

/**
 * What a step's action came to. A fault is an exception, not an outcome; it is treated as {@link Unknown} with the reason
 * {@value #FAULT}.
 */
public sealed interface StepOutcome {

	/** The reason of a saga that gave up on a step that kept failing. */
	String FAULT = "checkout-fault";

	/** The effect has happened; the saga moves on. */
	record Done() implements StepOutcome {
	}

	/**
	 * The effect has not and will not happen; the steps before this one are compensated.
	 * @param inPart a part of it may have happened: this step is compensated too. By the saga, which knows that it still has
	 * its lease, and not by the action: an action that comes late would undo what has been built on it since
	 */
	record Refused(String reason, boolean inPart) implements StepOutcome {
	}

	/**
	 * Nobody knows whether the effect happened. The step runs again after a pause; after the last attempt everything is
	 * compensated, this step included.
	 */
	record Unknown(String reason) implements StepOutcome {
	}

	static StepOutcome done() {
		return new Done();
	}

	static StepOutcome refused(String reason) {
		return new Refused(reason, false);
	}

	static StepOutcome refusedInPart(String reason) {
		return new Refused(reason, true);
	}

	static StepOutcome unknown(String reason) {
		return new Unknown(reason);
	}

}
