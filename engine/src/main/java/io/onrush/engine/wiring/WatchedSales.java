package io.onrush.engine.wiring;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.checkout.order.PaymentOutcomes;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.Item;
import io.onrush.engine.catalog.Money;
import io.onrush.engine.inventory.HoldTotals;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockBook;
import io.onrush.seatmap.availability.CategoryCounts;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.waitingroom.admission.control.Pulse;
import io.onrush.waitingroom.admission.control.SaleSignals;
import io.onrush.waitingroom.admission.control.SaleStock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * How a sale fares, for the room in front of it. Seats come from this process's memory where it follows them for watchers, else they are
 * counted in Redis as units are, holds come from the tally that all processes write, payments and what was sold from PostgreSQL, the latter
 * once in five seconds.
 */
final class WatchedSales implements SaleSignals {

    private static final Duration SOLD_KEPT = Duration.ofSeconds(5);

    private final Events events;
    private final SeatAvailability availability;
    private final Stock stock;
    private final HoldTotals holds;
    private final PaymentOutcomes payments;
    private final SoldSoFar sold;
    private final AsyncCache<UUID, SoldSoFar.Sold> recentlySold = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(SOLD_KEPT).buildAsync();

    WatchedSales(
            Events events, SeatAvailability availability, Stock stock, HoldTotals holds, PaymentOutcomes payments, SoldSoFar sold) {
        this.events = events;
        this.availability = availability;
        this.stock = stock;
        this.holds = holds;
        this.payments = payments;
        this.sold = sold;
    }

    @Override
    public Mono<Pulse> pulse(UUID eventId) {
        return Mono.zip(holds.of(eventId), payments.latest(eventId), (held, paid) ->
                new Pulse(held.attempts(), held.conflicts(), held.faults(), held.took(), paid.payments(), paid.faults()));
    }

    @Override
    public Mono<SaleStock> stock(UUID eventId) {
        return events.get(eventId).flatMap(event -> Mono.zip(seats(event), units(event), sold(eventId))
                .flatMap(all -> kept(event, all.getT1(), all.getT2())
                        .map(kept -> stock(event, all.getT1(), all.getT2(), all.getT3(), kept))));
    }

    private Mono<Map<String, CategoryCounts>> seats(Event event) {
        return event.hasSeats() ? availability.glance(event.id()) : Mono.just(Map.of());
    }

    private Mono<List<StockBook>> units(Event event) {
        return event.items().isEmpty() ? Mono.just(List.of()) : stock.books(event);
    }

    private Mono<SoldSoFar.Sold> sold(UUID eventId) {
        return Mono.defer(() -> Mono.fromFuture(recentlySold.get(eventId, (id, executor) -> sold.of(id).toFuture()), true));
    }

    /** Places that are kept from sale count only where a code opens them, and are asked about only once nothing else is left. */
    private Mono<Long> kept(Event event, Map<String, CategoryCounts> seats, List<StockBook> units) {
        long kept = seats.values().stream().mapToLong(CategoryCounts::blocked).sum();
        boolean isLeft = seats.values().stream().anyMatch(counts -> counts.available() + counts.held() > 0)
                || units.stream().anyMatch(book -> book.left() + book.held() > 0);
        return kept == 0 || isLeft ? Mono.just(kept) : sold.opensByCode(event.id()).map(opens -> opens ? kept : 0L);
    }

    private static SaleStock stock(Event event, Map<String, CategoryCounts> seats, List<StockBook> units, SoldSoFar.Sold sold, long kept) {
        Stream<SaleStock.Offer> categories = seats.entrySet().stream()
                .filter(category -> event.prices().containsKey(category.getKey()))
                .map(category -> offer(category.getKey(), event.prices().get(category.getKey()), category.getValue().available(), category.getValue().held()));
        Stream<SaleStock.Offer> items = units.stream().map(book -> {
            Item item = event.item(book.sku()).orElseThrow();
            return offer(item.name(), item.price(), book.left(), book.held());
        });
        return new SaleStock(Stream.concat(categories, items).toList(), kept, sold.orders(), sold.units(), event.seatsPerVisitor());
    }

    private static SaleStock.Offer offer(String name, Money price, long free, long held) {
        return new SaleStock.Offer(name, price.amount(), price.currency(), free, held);
    }
}
