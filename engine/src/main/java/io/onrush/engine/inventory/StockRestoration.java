package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.WantedStock;
import reactor.core.publisher.Mono;

/** Puts an event's stock back, after its seats: the records of what was sold are in the slot of the event. What was kept from sale is kept again. */
record StockRestoration(EventStock stock, Stock units, EventAllocations allocations) implements Restoration {

    @Override
    public Mono<Restored> restore(Event event, long epoch) {
        return stock.load(event, epoch).flatMap(loaded -> loaded ? keep(event).thenReturn(new Restored.Loaded()) : Mono.just(new Restored.Present()));
    }

    private Mono<Void> keep(Event event) {
        return allocations.units(event.id())
                .filter(kept -> kept.quantity() > 0)
                .concatMap(kept -> Mono.justOrEmpty(event.item(kept.sku()))
                        .flatMap(item -> units.keep(event.id(), new WantedStock(item, kept.quantity()), kept.takeId())))
                .then();
    }
}
