package io.onrush.checkout.saga;

import java.time.Duration;

/**
 * Decides where a saga goes after a step. Pure: the same saga and outcome always give the same move.
 * <ul>
 * <li>Done: the next step. Refused: compensation from the step before, or from this one if it was done in part. Unknown: again after a pause, and after the last
 * attempt compensation from this very step.</li>
 * <li>A fault, which is what an outage looks like, is waited out for as long as the patience: whoever was told that the order is
 * accepted would rather have it late than not at all.</li>
 * <li>Beyond the point of no return, and while compensating, a step is repeated for ever.</li>
 * <li>Pauses double from the first to the longest.</li>
 * </ul>
 */
record SagaPolicy(int maxAttempts, Duration outagePatience, Duration firstBackoff, Duration maxBackoff) {

	Move afterAction(SagaDefinition<?> definition, Saga saga, StepOutcome outcome) {
		String step = definition.stepName(saga.position());
		return switch (outcome) {
			case StepOutcome.Done done ->
				Move.on(saga.forwardTo(saga.position() + 1, definition.steps().size()), step, "done");
			case StepOutcome.Refused refused -> definition.onlyForward(saga.position()) ? again(saga, step)
					: Move.on(saga.compensateFrom(refused.inPart() ? saga.position() : saga.position() - 1, refused.reason()), step, "refused");
			case StepOutcome.Unknown unknown -> mayTryAgain(definition, saga, unknown) ? again(saga, step)
					: Move.on(saga.compensateFrom(saga.position(), unknown.reason()), step, "given-up");
		};
	}

	Move afterCompensation(SagaDefinition<?> definition, Saga saga) {
		String step = definition.stepName(saga.position());
		Saga after = (saga.position() == Saga.ENDING) ? saga.compensated()
				: saga.compensateFrom(saga.position() - 1, saga.reason());
		return Move.on(after, step, (saga.position() == Saga.ENDING) ? "done" : "compensated");
	}

	Move afterFailedCompensation(SagaDefinition<?> definition, Saga saga) {
		return again(saga, definition.stepName(saga.position()));
	}

	private boolean mayTryAgain(SagaDefinition<?> definition, Saga saga, StepOutcome.Unknown unknown) {
		return definition.onlyForward(saga.position()) || saga.attempts() + 1 < this.maxAttempts
				|| unknown.reason().equals(StepOutcome.FAULT) && isWithinPatience(saga.attempts());
	}

	/** Whether the pauses after so many failures, and the one to come, are no longer than the patience. */
	private boolean isWithinPatience(int failuresBefore) {
		Duration left = this.outagePatience;
		for (int failures = 0; failures <= failuresBefore && !left.isNegative(); failures++) {
			left = left.minus(pauseAfter(failures));
		}
		return !left.isNegative();
	}

	private Move again(Saga saga, String step) {
		return new Move(saga.triedAgain(), step, "retrying", pauseAfter(saga.attempts()));
	}

	private Duration pauseAfter(int failuresBefore) {
		Duration pause = this.firstBackoff.multipliedBy(1L << Math.min(failuresBefore, 20));
		return (pause.compareTo(this.maxBackoff) < 0) ? pause : this.maxBackoff;
	}

}
