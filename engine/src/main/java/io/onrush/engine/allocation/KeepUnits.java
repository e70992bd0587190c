package io.onrush.engine.allocation;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Item;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.inventory.EventAllocations;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockOutcome;
import io.onrush.engine.stock.WantedStock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells Redis of units that are kept, or no longer are. */
final class KeepUnits {

    private final Stock stock;
    private final ItemRows rows;
    private final EventAllocations allocations;

    KeepUnits(Stock stock, ItemRows rows, EventAllocations allocations) {
        this.stock = stock;
        this.rows = rows;
        this.allocations = allocations;
    }

    /** What is left of those SKUs of which there is too little; they are crossed out. */
    Mono<Map<String, Long>> keep(Event event, Allocation allocation, List<ItemRows.Row> items) {
        return Flux.fromIterable(items).concatMap(row -> keep(event, allocation, row)).collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map.Entry<String, Long>> keep(Event event, Allocation allocation, ItemRows.Row row) {
        return take(event, row).flatMap(outcome -> switch (outcome) {
            case StockOutcome.Taken taken -> Mono.<Map.Entry<String, Long>>empty();
            case StockOutcome.Short little -> crossOut(event, allocation, row).thenReturn(Map.entry(row.sku(), little.left()));
            case StockOutcome.Contended contended -> crossOut(event, allocation, row).then(Mono.error(later()));
            case StockOutcome.NotLoaded missing -> Mono.error(later());
        });
    }

    /** Whoever has read the row may keep its units until the row is gone. */
    private Mono<Void> crossOut(Event event, Allocation allocation, ItemRows.Row row) {
        return rows.remove(allocation, row).then(giveUp(event, List.of(row)));
    }

    /** Again, for whatever Redis has forgotten, less what is sold of it with codes. */
    Mono<Void> keepAgain(Event event) {
        return allocations.units(event.id())
                .filter(kept -> kept.quantity() > 0)
                .concatMap(kept -> Mono.justOrEmpty(event.item(kept.sku()))
                        .flatMap(item -> stock.keep(event.id(), new WantedStock(item, kept.quantity()), kept.takeId())))
                .then();
    }

    private Mono<StockOutcome> take(Event event, ItemRows.Row row) {
        return stock.keep(event.id(), new WantedStock(item(event, row), row.quantity()), row.takeId());
    }

    Mono<Void> giveUp(Event event, List<ItemRows.Row> items) {
        return Flux.fromIterable(items).concatMap(row -> stock.giveUp(event.id(), item(event, row), row.takeId())).then();
    }

    /** Only those of these SKUs. Told first, because sending it again finds what to tell in the rows; and once more, as {@link #crossOut} does. */
    Mono<Void> release(Event event, Allocation allocation, Set<String> skus) {
        return rows.of(allocation)
                .map(all -> all.stream().filter(row -> skus.contains(row.sku())).toList())
                .flatMap(some -> giveUp(event, some).then(Flux.fromIterable(some).concatMap(row -> crossOut(event, allocation, row)).then()));
    }

    private static Item item(Event event, ItemRows.Row row) {
        return event.item(row.sku()).orElseThrow();
    }

    private static RuntimeException later() {
        return EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(1, "The stock moves too fast, or is being restored. Send the same again after Retry-After seconds.");
    }
}
