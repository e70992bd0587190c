package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The span of a hold that is placed on a traced journey, and what hands the journey on: a field of the hold. */
final class HoldTraces {

    private final Traces traces;

    HoldTraces(Traces traces) {
        this.traces = traces;
    }

    /** @param pass the {@code traceparent} that the pass carries */
    <T> Mono<T> within(@Nullable String pass, Event event, Mono<T> attempt) {
        if (pass == null) {
            return attempt;
        }
        return Mono.defer(() -> {
            Span span = traces.part("place hold", SpanKind.SERVER, pass);
            String parent = Traces.traceparent(span);
            return parent == null ? attempt : attempt
                    .doOnNext(placed -> span.setAttribute("onrush.hold.outcome", "placed"))
                    .doOnError(error -> HoldEnding.of(error).ifPresent(how -> span.setAttribute("onrush.hold.outcome", how.id())))
                    .doFinally(end -> span.setAttribute("onrush.event.id", event.id().toString()).end())
                    .contextWrite(context -> context.put(Traces.PARENT, parent));
        });
    }

    /** The seats are held: a journey that cannot be remembered ends here, and the visitor's does not. */
    Mono<Void> remember(HoldOutcome.Held held, Holds holds) {
        return Mono.deferContextual(context -> context.<String>getOrEmpty(Traces.PARENT)
                .map(parent -> holds.trace(held.id(), parent).onErrorComplete())
                .orElse(Mono.empty()));
    }
}
