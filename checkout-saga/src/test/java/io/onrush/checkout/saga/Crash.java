package io.onrush.checkout.saga;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.beans.factory.config.BeanPostProcessor;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Kills a node at an exact point of a saga: from then on the node can neither act nor record anything, as after a power cut.
 * Steps are named as in the step log; {@code close-order} is the end of a compensation.
 */
public final class Crash implements BeanPostProcessor {

	/** Where, relative to the work of the step and its record in the journal. */
	public enum Point {

		BEFORE_THE_WORK, AFTER_THE_WORK, AFTER_THE_RECORD

	}

	private final String step;

	private final boolean compensation;

	private final Point point;

	private volatile boolean dead;

	private Crash(String step, boolean compensation, Point point) {
		this.step = step;
		this.compensation = compensation;
		this.point = point;
	}

	public static Crash inAction(String step, Point point) {
		return new Crash(step, false, point);
	}

	public static Crash inCompensation(String step, Point point) {
		return new Crash(step, true, point);
	}

	public boolean happened() {
		return this.dead;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof SagaJournal journal) {
			return new MortalJournal(journal);
		}
		return (bean instanceof SagaDefinition<?> definition) ? mortal(definition) : bean;
	}

	private <C> SagaDefinition<C> mortal(SagaDefinition<C> definition) {
		List<SagaStep<C>> steps = definition.steps().stream().map(this::mortal).toList();
		BiFunction<C, String, Mono<Void>> ending = (subject, reason) -> around(SagaDefinition.COMPENSATED_STEP, true,
				definition.whenCompensated().apply(subject, reason));
		return new SagaDefinition<>(definition.kind(), definition.context(), steps, definition.pointOfNoReturn(), ending);
	}

	private <C> SagaStep<C> mortal(SagaStep<C> original) {
		return new SagaStep<>(original.name(),
				subject -> around(original.name(), false, original.action().apply(subject)),
				subject -> around(original.name(), true, original.compensation().apply(subject)));
	}

	private <T> Mono<T> around(String name, boolean compensating, Mono<T> work) {
		return Mono.defer(() -> {
			if (!name.equals(this.step) || compensating != this.compensation || this.point == Point.AFTER_THE_RECORD) {
				return this.dead ? Mono.error(powerCut()) : work;
			}
			return (this.point == Point.BEFORE_THE_WORK) ? die() : work.then(Mono.defer(this::die));
		});
	}

	private <T> Mono<T> die() {
		this.dead = true;
		return Mono.error(powerCut());
	}

	private static RuntimeException powerCut() {
		return new IllegalStateException("power cut");
	}

	private final class MortalJournal implements SagaJournal {

		private final SagaJournal delegate;

		MortalJournal(SagaJournal delegate) {
			this.delegate = delegate;
		}

		@Override
		public Mono<Saga> open(String kind, UUID orderId, @Nullable String trace) {
			return this.delegate.open(kind, orderId, trace);
		}

		@Override
		public Flux<Saga> takeDue(int limit) {
			return Flux.defer(() -> Crash.this.dead ? Flux.error(powerCut()) : this.delegate.takeDue(limit));
		}

		@Override
		public Mono<Saga> record(Move move) {
			return Mono.defer(() -> {
				if (Crash.this.dead) {
					return Mono.error(powerCut());
				}
				boolean here = Crash.this.point == Point.AFTER_THE_RECORD && move.step().equals(Crash.this.step)
						&& Crash.this.compensation == (move.outcome().equals("compensated")
								|| move.step().equals(SagaDefinition.COMPENSATED_STEP));
				return here ? this.delegate.record(move).then(Mono.defer(Crash.this::die)) : this.delegate.record(move);
			});
		}

		@Override
		public Mono<Void> release(Saga saga) {
			return Mono.defer(() -> Crash.this.dead ? Mono.error(powerCut()) : this.delegate.release(saga));
		}

	}

}
