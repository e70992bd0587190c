package io.onrush.engine.wiring;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.SeatsLeft;
import io.onrush.engine.catalog.StockLeft;
import io.onrush.engine.inventory.ChangeEntry;
import io.onrush.engine.inventory.EventSeats;
import io.onrush.engine.stock.Stock;
import io.onrush.seatmap.availability.CategoryCounts;
import io.onrush.seatmap.availability.ChangePage;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.seatmap.availability.SeatChange;
import io.onrush.seatmap.availability.SeatStates;
import io.onrush.seatmap.availability.StateSnapshot;
import io.onrush.seatmap.availability.StockLevels;
import io.onrush.seatmap.plan.EventVenues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What the seat map streamer needs from the rest: where an event takes place, and how its seats change. */
@Configuration(proxyBeanMethods = false)
class SeatMapPorts {

    @Bean
    EventVenues eventVenues(Events events) {
        return eventId -> events.find(eventId).map(Event::venueId);
    }

    @Bean
    SeatStates seatStates(Events events, EventSeats seats) {
        return new StatesWhereSeatsAre(events, new InventoryStates(seats));
    }

    @Bean
    StockLevels stockLevels(Events events, Stock stock) {
        return eventId -> events.get(eventId).flatMap(event -> event.items().isEmpty() ? Mono.just(Map.of()) : stock.left(event));
    }

    @Bean
    StockLeft stockLeft(SeatAvailability availability) {
        return eventId -> availability.stock(eventId).onErrorResume(error -> Mono.empty());
    }

    @Bean
    SeatsLeft seatsLeft(SeatAvailability availability) {
        return eventId -> availability.totals(eventId)
                .map(CategoryCounts::available)
                .map(Long::valueOf)
                .onErrorResume(error -> Mono.empty());
    }

    /** An event without seats has no states, and no change ever. */
    record StatesWhereSeatsAre(Events events, SeatStates states) implements SeatStates {

        @Override
        public Mono<StateSnapshot> snapshot(UUID eventId) {
            return events.get(eventId).flatMap(event ->
                    event.hasSeats() ? states.snapshot(eventId) : Mono.just(new StateSnapshot(0, new byte[0])));
        }

        @Override
        public Mono<ChangePage> changesAfter(UUID eventId, long seq, int max) {
            return events.get(eventId).flatMap(event ->
                    event.hasSeats() ? states.changesAfter(eventId, seq, max) : Mono.just(new ChangePage.Changes(List.of(), seq)));
        }
    }

    /** Reads the change stream of the inventory. The script that reads it is atomic, so a gap in the numbers is a real one. */
    record InventoryStates(EventSeats seats) implements SeatStates {

        @Override
        public Mono<StateSnapshot> snapshot(UUID eventId) {
            return seats.snapshot(eventId).map(snapshot -> {
                if (snapshot.letters().isEmpty()) {
                    throw new IllegalStateException("Redis does not have the seats of event " + eventId);
                }
                return new StateSnapshot(snapshot.seq(), snapshot.letters().getBytes(StandardCharsets.US_ASCII));
            });
        }

        @Override
        public Mono<ChangePage> changesAfter(UUID eventId, long seq, int max) {
            return seats.changesAfter(eventId, seq, max).map(found -> page(seq, found));
        }

        private static ChangePage page(long seq, EventSeats.ChangeEntries found) {
            List<ChangeEntry> entries = found.entries();
            boolean reachesBack = entries.isEmpty() ? found.currentSeq() == seq : entries.getFirst().seq() == seq + 1;
            if (!reachesBack) {
                return new ChangePage.TooOld();
            }
            List<SeatChange> changes = entries.stream()
                    .map(entry -> new SeatChange(entry.seq(), entry.ordinals(), entry.letter()))
                    .toList();
            return new ChangePage.Changes(changes, entries.isEmpty() ? seq : entries.getLast().seq());
        }
    }
}
