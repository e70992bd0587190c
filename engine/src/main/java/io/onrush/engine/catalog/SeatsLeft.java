package io.onrush.engine.catalog;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** How many seats are on sale at the moment, for the event page. */
public interface SeatsLeft {

    /** Empty where this node cannot tell now: a page without the figure is better than none. */
    Mono<Long> of(UUID eventId);
}
