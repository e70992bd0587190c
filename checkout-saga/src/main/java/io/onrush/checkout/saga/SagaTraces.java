package io.onrush.checkout.saga;

import java.util.Locale;

import io.onrush.checkout.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import reactor.core.publisher.Mono;

/**
 * A span for every try of a step. All are parts of the saga's trace, which is stored with it: a process that takes a saga
 * over goes on with its trace.
 */
final class SagaTraces {

	private final Traces traces;

	SagaTraces(Traces traces) {
		this.traces = traces;
	}

	/** The move is decided within the span; what it does knows the span by the context. */
	Mono<Move> within(Saga saga, String step, Mono<Move> move) {
		if (saga.trace() == null) {
			return move;
		}
		return Mono.defer(() -> {
			Span span = this.traces.part(name(saga, step), SpanKind.INTERNAL, saga.trace());
			String parent = Traces.traceparent(span);
			return (parent == null) ? move : move.doOnNext(decided -> describe(span, saga, step, decided))
				.doFinally(end -> span.end())
				.contextWrite(context -> context.put(Traces.PARENT, parent));
		});
	}

	private static String name(Saga saga, String step) {
		return saga.kind() + " " + ((saga.direction() == Direction.FORWARD) ? step : "undo " + step);
	}

	private static void describe(Span span, Saga saga, String step, Move move) {
		span.setAttribute("onrush.order.id", saga.orderId().toString())
			.setAttribute("onrush.saga", saga.kind())
			.setAttribute("onrush.saga.step", step)
			.setAttribute("onrush.saga.direction", saga.direction().name().toLowerCase(Locale.ROOT))
			.setAttribute("onrush.saga.attempt", saga.attempts() + 1)
			.setAttribute("onrush.saga.outcome", move.outcome());
		if (move.outcome().equals("retrying") || move.outcome().equals("given-up")) {
			span.setStatus(StatusCode.ERROR);
		}
	}

}
