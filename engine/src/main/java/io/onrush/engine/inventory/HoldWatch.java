package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Everything that looks on while a hold is placed: the tally of the dashboard, the meters, the trace. */
record HoldWatch(HoldTally tally, HoldMeters meters, HoldTraces traces) {

    Mono<Hold> over(Event event, Mono<Hold> attempt) {
        return tally.counting(event.id(), meters.measuring(attempt));
    }

    /** @param pass the {@code traceparent} that the pass carries */
    Mono<Hold> journey(@Nullable String pass, Event event, Mono<Hold> attempt) {
        return traces.within(pass, event, attempt);
    }

    Mono<Void> held(HoldOutcome.Held held, Holds holds) {
        meters.held(held);
        return traces.remember(held, holds);
    }
}
