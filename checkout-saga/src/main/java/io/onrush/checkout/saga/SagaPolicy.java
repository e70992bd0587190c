package io.onrush.checkout.saga;

import java.time.Duration;

/**
 * Decides where a saga goes after a step. Pure: the same saga and outcome always give the same move.
 * <ul>
 * <li>Done: the next step. Refused: compensation from the step before, or from this one if it was done in part. Unknown: again after a pause, and after the last
 * attempt compensation from this very step.</li>
 * <li>Beyond the point of no return, and while compensating, a step is repeated for ever.</li>
 * <li>Pauses double from the first to the longest.</li>
 * </ul>
 */
record SagaPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {

	Move afterAction(SagaDefinition<?> definition, Saga saga, StepOutcome outcome) {
		String step = definition.stepName(saga.position());
		return switch (outcome) {
			case StepOutcome.Done done ->
				Move.on(saga.forwardTo(saga.position() + 1, definition.steps().size()), step, "done");
			case StepOutcome.Refused refused -> definition.onlyForward(saga.position()) ? again(saga, step)
					: Move.on(saga.compensateFrom(refused.inPart() ? saga.position() : saga.position() - 1, refused.reason()), step, "refused");
			case StepOutcome.Unknown unknown -> mayTryAgain(definition, saga) ? again(saga, step)
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

	private boolean mayTryAgain(SagaDefinition<?> definition, Saga saga) {
		return definition.onlyForward(saga.position()) || saga.attempts() + 1 < this.maxAttempts;
	}

	private Move again(Saga saga, String step) {
		return new Move(saga.triedAgain(), step, "retrying", pauseAfter(saga.attempts()));
	}

	private Duration pauseAfter(int failuresBefore) {
		Duration pause = this.firstBackoff.multipliedBy(1L << Math.min(failuresBefore, 20));
		return (pause.compareTo(this.maxBackoff) < 0) ? pause : this.maxBackoff;
	}

}
