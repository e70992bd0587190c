package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import reactor.core.publisher.Mono;

/** Puts an event's stock back, after its seats: the records of what was sold are in the slot of the event. */
record StockRestoration(EventStock stock) implements Restoration {

    @Override
    public Mono<Restored> restore(Event event, long epoch) {
        return stock.load(event, epoch).map(loaded -> loaded ? new Restored.Loaded() : new Restored.Present());
    }
}
