package io.onrush.engine.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An event put together with how it is sold and what is left of it. */
public final class EventViews {

    private final EventOnsales onsales;
    private final SeatsLeft seatsLeft;
    private final StockLeft stockLeft;

    EventViews(EventOnsales onsales, SeatsLeft seatsLeft, StockLeft stockLeft) {
        this.onsales = onsales;
        this.seatsLeft = seatsLeft;
        this.stockLeft = stockLeft;
    }

    /** As in a list: without what is left, which would be looked up for each. */
    public Mono<EventView> listed(Event event) {
        return view(event, false);
    }

    Mono<EventView> alone(Event event) {
        return view(event, true);
    }

    private Mono<EventView> view(Event event, boolean withLeft) {
        Mono<List<EventView.OnsaleView>> scheduled = onsales.of(event.id()).map(List::of).defaultIfEmpty(List.of());
        Mono<List<Long>> left = withLeft ? seatsLeft.of(event.id()).map(List::of).defaultIfEmpty(List.of()) : Mono.just(List.of());
        Mono<List<Map<String, Long>>> stock = withLeft && !event.items().isEmpty()
                ? stockLeft.of(event.id()).map(List::of).defaultIfEmpty(List.of())
                : Mono.just(List.of());
        return Mono.zip(scheduled, left, stock).map(all -> view(event, first(all.getT1()), first(all.getT2()), first(all.getT3())));
    }

    private static <T> @Nullable T first(List<T> list) {
        return list.isEmpty() ? null : list.getFirst();
    }

    private static EventView view(Event event, EventView.OnsaleView onsale, Long left, Map<String, Long> stock) {
        return new EventView(
                event.id(),
                event.name(),
                event.startsAt(),
                event.timeZone().getId(),
                event.venueName(),
                range(event.allPrices()),
                event.prices(),
                event.seatsPerVisitor(),
                event.holdTime().toSeconds(),
                event.cancellationTime().toMinutes(),
                event.orphanSeats().word(),
                left,
                event.items().stream().map(item -> new EventView.ItemView(item.sku(), item.name(), item.price())).toList(),
                stock,
                onsale);
    }

    private static EventView.PriceRange range(List<Money> prices) {
        Comparator<Money> byAmount = Comparator.comparingLong(Money::amount);
        return new EventView.PriceRange(
                prices.stream().min(byAmount).orElseThrow(), prices.stream().max(byAmount).orElseThrow());
    }
}
