package io.onrush.engine.catalog;

import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** How much of each item is on sale at the moment, for the event page. */
public interface StockLeft {

    /** By SKU. Empty where this node cannot tell now: a page without the figures is better than none. */
    Mono<Map<String, Long>> of(UUID eventId);
}
