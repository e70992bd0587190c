package io.onrush.engine.catalog;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.inventory.EventSeats;
import io.onrush.engine.inventory.EventStock;
import io.onrush.engine.stock.StockProperties;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.IdGenerator;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/** Creates an event and puts its seats and items on sale: first in Redis, so that a listed event can always be sold. */
public final class CreateEvent {

    private static final long FIRST_EPOCH = 0;

    private final Events events;
    private final Venues venues;
    private final EventSeats seats;
    private final EventStock stock;
    private final StockProperties spread;
    private final IdGenerator ids;
    private final Clock clock;

    CreateEvent(
            Events events, Venues venues, EventSeats seats, EventStock stock, StockProperties spread, IdGenerator ids, Clock clock) {
        this.events = events;
        this.venues = venues;
        this.seats = seats;
        this.stock = stock;
        this.spread = spread;
        this.ids = ids;
        this.clock = clock;
    }

    /** The event, or the problem {@code invalid-event} that names every wrong field. */
    public Mono<Event> create(NewEvent wanted) {
        NewEvent.refuseIf(wanted.errors(clock.instant()));
        return venues.find(wanted.venueId() == null ? Venues.NONE : wanted.venueId())
                .onErrorMap(CreateEvent::isNotFound, unknown -> EngineProblem.INVALID_EVENT.with(List.of(
                        new FieldError("venueId", "there is no such venue; POST /api/v1/admin/venues answers an id"))))
                .flatMap(map -> create(wanted, map));
    }

    private Mono<Event> create(NewEvent wanted, SeatMap map) {
        NewEvent.refuseIf(wanted.errors(map));
        Event event = wanted.event(ids.generateId(), map.name(), spread::bucketsFor);
        return seats.load(event, map).then(stock.load(event, FIRST_EPOCH)).then(events.add(event));
    }

    private static boolean isNotFound(Throwable error) {
        return error instanceof ErrorResponseException problem && problem.getStatusCode() == HttpStatus.NOT_FOUND;
    }
}
