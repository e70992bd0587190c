package io.onrush.checkout.saga;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/**
 * Runs one leased saga, a step and its record at a time, until it ends, rests, loses its lease or the process stops. The
 * action always comes before its record, so after a crash it runs once more.
 */
final class SagaExecution {

	private static final Logger log = LoggerFactory.getLogger(SagaExecution.class);

	private final Map<String, SagaDefinition<?>> definitions;

	private final SagaJournal journal;

	private final SagaPolicy policy;

	private final Duration stepTimeout;

	private final SagaMeters meters;

	private final SagaTraces traces;

	SagaExecution(List<SagaDefinition<?>> definitions, SagaJournal journal, SagaPolicy policy, Duration stepTimeout,
			SagaMeters meters, SagaTraces traces) {
		this.definitions = definitions.stream().collect(Collectors.toMap(SagaDefinition::kind, Function.identity()));
		this.journal = journal;
		this.policy = policy;
		this.stepTimeout = stepTimeout;
		this.meters = meters;
		this.traces = traces;
	}

	Mono<Void> run(Saga saga, BooleanSupplier stopping) {
		SagaDefinition<?> definition = this.definitions.get(saga.kind());
		if (definition == null) {
			return Mono.error(new IllegalStateException("No saga of kind " + saga.kind() + " is defined"));
		}
		return run(definition, saga, stopping);
	}

	private <C> Mono<Void> run(SagaDefinition<C> definition, Saga saga, BooleanSupplier stopping) {
		return definition.context()
			.apply(saga.orderId())
			.timeout(this.stepTimeout)
			.flatMap(subject -> Mono.just(saga)
				.expand(current -> stopping.getAsBoolean() ? release(current) : advance(definition, subject, current))
				.then());
	}

	private Mono<Saga> release(Saga saga) {
		return this.journal.release(saga).then(Mono.empty());
	}

	private <C> Mono<Saga> advance(SagaDefinition<C> definition, C subject, Saga saga) {
		if (!saga.running()) {
			return Mono.empty();
		}
		Mono<Move> move = switch (saga.direction()) {
			case FORWARD -> act(definition, subject, saga);
			case COMPENSATING -> compensate(definition, subject, saga);
		};
		Mono<Move> traced = this.traces.within(saga, definition.stepName(saga.position()), move);
		return traced.flatMap(decided -> this.journal.record(decided).filter(after -> decided.keepsLease()));
	}

	private <C> Mono<Move> act(SagaDefinition<C> definition, C subject, Saga saga) {
		SagaStep<C> step = definition.steps().get(saga.position());
		Mono<StepOutcome> action = Mono.defer(() -> step.action().apply(subject))
			.timeout(this.stepTimeout)
			.onErrorResume(fault -> {
				report(saga, step.name(), fault);
				return Mono.just(StepOutcome.unknown(StepOutcome.FAULT));
			});
		return this.meters.timed(definition.kind(), step.name(), action)
			.map(outcome -> this.policy.afterAction(definition, saga, outcome));
	}

	private <C> Mono<Move> compensate(SagaDefinition<C> definition, C subject, Saga saga) {
		Mono<Void> undoing = Mono.defer(() -> undo(definition, subject, saga)).timeout(this.stepTimeout);
		return this.meters.timedCompensation(definition.kind(), definition.stepName(saga.position()), undoing)
			.then(Mono.fromSupplier(() -> this.policy.afterCompensation(definition, saga)))
			.onErrorResume(fault -> {
				report(saga, definition.stepName(saga.position()), fault);
				return Mono.just(this.policy.afterFailedCompensation(definition, saga));
			});
	}

	private <C> Mono<Void> undo(SagaDefinition<C> definition, C subject, Saga saga) {
		return (saga.position() == Saga.ENDING) ? definition.whenCompensated().apply(subject, saga.reason())
				: definition.steps().get(saga.position()).compensation().apply(subject);
	}

	/** A step that is repeated for ever is told of once. */
	private void report(Saga saga, String step, Throwable fault) {
		log.atLevel((saga.attempts() == 0) ? Level.WARN : Level.DEBUG)
			.addKeyValue("orderId", saga.orderId())
			.log("Order {}: {} {} of saga {} failed, try {}: {}", saga.orderId(), saga.direction(), step, saga.kind(),
					saga.attempts() + 1, fault.toString());
	}

}
