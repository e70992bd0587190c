package io.onrush.checkout.saga;

import java.util.function.Function;

import reactor.core.publisher.Mono;

/**
 * One row of a saga's table. Both functions run again after a crash, so both must be idempotent; the compensation must
 * also be safe when the action never happened. The compensation completes when its effect is certain and fails otherwise.
 *
 * @param <C> what the steps work on
 */
public record SagaStep<C>(String name, Function<C, Mono<StepOutcome>> action, Function<C, Mono<Void>> compensation) {
}
