package io.onrush.checkout.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import reactor.core.publisher.Mono;

/**
 * A saga as a table of steps, read from top to bottom. Steps with a position beyond {@code pointOfNoReturn} only ever go
 * forward: they are repeated until they succeed. {@code whenCompensated} runs after the last compensation with the reason
 * of the failure; it must be idempotent like a step.
 *
 * @param kind the persistent name of the saga; never changes
 * @param context loads what the steps work on from the order's id
 * @param <C> what the steps work on
 */
public record SagaDefinition<C>(String kind, Function<UUID, Mono<C>> context, List<SagaStep<C>> steps, int pointOfNoReturn,
		BiFunction<C, String, Mono<Void>> whenCompensated) {

	/** The name under which the end of a compensated saga appears in the step log. */
	static final String COMPENSATED_STEP = "close-order";

	public static <C> Builder<C> saga(String kind, Function<UUID, Mono<C>> context) {
		return new Builder<>(kind, context);
	}

	boolean onlyForward(int position) {
		return position > this.pointOfNoReturn;
	}

	String stepName(int position) {
		return (position < 0) ? COMPENSATED_STEP : this.steps.get(position).name();
	}

	/** Collects the rows of the table in the order in which they run. */
	public static final class Builder<C> {

		private final String kind;

		private final Function<UUID, Mono<C>> context;

		private final List<SagaStep<C>> steps = new ArrayList<>();

		private int pointOfNoReturn = Integer.MAX_VALUE;

		private BiFunction<C, String, Mono<Void>> whenCompensated = (subject, reason) -> Mono.empty();

		private Builder(String kind, Function<UUID, Mono<C>> context) {
			this.kind = kind;
			this.context = context;
		}

		public Builder<C> step(String name, Function<C, Mono<StepOutcome>> action, Function<C, Mono<Void>> compensation) {
			this.steps.add(new SagaStep<>(name, action, compensation));
			return this;
		}

		/** A step that leaves nothing to undo. */
		public Builder<C> step(String name, Function<C, Mono<StepOutcome>> action) {
			return step(name, action, subject -> Mono.empty());
		}

		/** Once the steps so far are done, the saga only goes forward. */
		public Builder<C> pointOfNoReturn() {
			this.pointOfNoReturn = this.steps.size() - 1;
			return this;
		}

		public Builder<C> whenCompensated(BiFunction<C, String, Mono<Void>> ending) {
			this.whenCompensated = ending;
			return this;
		}

		public SagaDefinition<C> build() {
			return new SagaDefinition<>(this.kind, this.context, List.copyOf(this.steps), this.pointOfNoReturn,
					this.whenCompensated);
		}

	}

}
