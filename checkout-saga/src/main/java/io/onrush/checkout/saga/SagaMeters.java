package io.onrush.checkout.saga;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;

/**
 * How long steps take and how they end. The labels are the names in the sagas' tables, so there are as many meters as rows
 * and ways to end; each is registered when it is first needed and then kept.
 */
final class SagaMeters {

	private static final Duration[] BUCKETS = { Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
			Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
			Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(15) };

	private final MeterRegistry registry;

	private final Map<Ending, Timer> steps = new ConcurrentHashMap<>();

	private final Map<Ending, Counter> compensations = new ConcurrentHashMap<>();

	SagaMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/** The action, timed by how it comes out. */
	Mono<StepOutcome> timed(String saga, String step, Mono<StepOutcome> action) {
		return Mono.defer(() -> {
			Timer.Sample started = Timer.start(this.registry);
			return action.doOnNext(outcome -> started.stop(step(new Ending(saga, step, label(outcome)))));
		});
	}

	/** The compensation, timed, and counted once its effect is certain. */
	Mono<Void> timedCompensation(String saga, String step, Mono<Void> compensation) {
		return Mono.defer(() -> {
			Timer.Sample started = Timer.start(this.registry);
			return compensation.doOnSuccess(certain -> {
				Ending ending = new Ending(saga, step, "compensated");
				started.stop(step(ending));
				this.compensations.computeIfAbsent(ending, this::compensationCounter).increment();
			}).doOnError(fault -> started.stop(step(new Ending(saga, step, "compensation_failed"))));
		});
	}

	private Timer step(Ending ending) {
		return this.steps.computeIfAbsent(ending, this::stepTimer);
	}

	private Timer stepTimer(Ending ending) {
		return Timer.builder("checkout.saga.step")
			.description("Steps and compensations by how they ended; a step that is tried again counts again")
			.tags("saga", ending.saga(), "step", ending.step(), "outcome", ending.outcome())
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry);
	}

	private Counter compensationCounter(Ending ending) {
		return Counter.builder("checkout.saga.compensations")
			.description("Steps that were undone")
			.tags("saga", ending.saga(), "step", ending.step())
			.register(this.registry);
	}

	private static String label(StepOutcome outcome) {
		return switch (outcome) {
			case StepOutcome.Done done -> "done";
			case StepOutcome.Refused refused -> "refused";
			case StepOutcome.Unknown unknown -> unknown.reason().equals(StepOutcome.FAULT) ? "fault" : "unknown";
		};
	}

	private record Ending(String saga, String step, String outcome) {
	}

}
