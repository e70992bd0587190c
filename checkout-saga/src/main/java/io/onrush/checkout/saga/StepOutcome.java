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

	/** The effect has not and will not happen; the steps before this one are compensated. */
	record Refused(String reason) implements StepOutcome {
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
		return new Refused(reason);
	}

	static StepOutcome unknown(String reason) {
		return new Unknown(reason);
	}

}
