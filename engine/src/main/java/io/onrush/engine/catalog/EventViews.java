package io.onrush.engine.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** An event put together with how it is sold and what is left of it. */
public final class EventViews {

    private final EventOnsales onsales;
    private final SeatsLeft seatsLeft;

    EventViews(EventOnsales onsales, SeatsLeft seatsLeft) {
        this.onsales = onsales;
        this.seatsLeft = seatsLeft;
    }

    /** As in a list: without the seats left, which would be looked up for each. */
    public Mono<EventView> listed(Event event) {
        return view(event, false);
    }

    Mono<EventView> alone(Event event) {
        return view(event, true);
    }

    private Mono<EventView> view(Event event, boolean withSeatsLeft) {
        Mono<List<EventView.OnsaleView>> scheduled = onsales.of(event.id()).map(List::of).defaultIfEmpty(List.of());
        Mono<List<Long>> left = withSeatsLeft ? seatsLeft.of(event.id()).map(List::of).defaultIfEmpty(List.of()) : Mono.just(List.of());
        return Mono.zip(scheduled, left, (onsale, count) -> view(event, onsale.stream().findFirst().orElse(null), count.stream().findFirst().orElse(null)));
    }

    private static EventView view(Event event, EventView.OnsaleView onsale, Long left) {
        return new EventView(
                event.id(),
                event.name(),
                event.startsAt(),
                event.timeZone().getId(),
                event.venueName(),
                range(event.prices()),
                event.prices(),
                event.seatsPerVisitor(),
                event.holdTime().toSeconds(),
                event.cancellationTime().toMinutes(),
                event.orphanSeats().word(),
                left,
                onsale);
    }

    private static EventView.PriceRange range(Map<String, Money> prices) {
        Comparator<Money> byAmount = Comparator.comparingLong(Money::amount);
        return new EventView.PriceRange(
                prices.values().stream().min(byAmount).orElseThrow(), prices.values().stream().max(byAmount).orElseThrow());
    }
}
