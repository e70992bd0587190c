package io.onrush.seatmap.availability;

import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Port: how much is left of what an event sells by number and not by seat. Optional: an application without it has no stock.
 * Asked once a tick for every event in use, together with the changes of the seats and under the same timeout.
 */
public interface StockLevels {

    StockLevels NONE = eventId -> Mono.just(Map.of());

    /** Units left by SKU, in the order they are shown; no entries where the event has none. A fault is an error signal. */
    Mono<Map<String, Long>> left(UUID eventId);
}
