package io.onrush.engine.admin;

import io.onrush.checkout.ticket.Tickets;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.PathIds;
import io.onrush.engine.inventory.ClaimCursor;
import io.onrush.engine.inventory.ClaimedSeats;
import io.onrush.engine.inventory.EventSeats;
import io.onrush.engine.inventory.HoldCursor;
import io.onrush.engine.inventory.LiveHolds;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockBook;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What is written down of an event, from where it is written and past every cache: for whoever checks that it adds up. */
final class AdminEventBooks {

    private static final String EVENT = "/api/v1/admin/events/{id}";

    private final Events events;
    private final EventSeats seats;
    private final LiveHolds holds;
    private final ClaimedSeats claims;
    private final Tickets tickets;
    private final Stock stock;

    AdminEventBooks(Events events, EventSeats seats, LiveHolds holds, ClaimedSeats claims, Tickets tickets, Stock stock) {
        this.events = events;
        this.seats = seats;
        this.holds = holds;
        this.claims = claims;
        this.tickets = tickets;
        this.stock = stock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(EVENT + "/seats", this::seats)
                .GET(EVENT + "/stock", this::stock)
                .GET(EVENT + "/holds", this::holds)
                .GET(EVENT + "/claims", this::claims)
                .GET(EVENT + "/tickets", this::tickets)
                .build();
    }

    private Mono<ServerResponse> seats(ServerRequest request) {
        return event(request)
                .flatMap(event -> event.hasSeats() ? seats.snapshot(event.id()) : Mono.just(EventSeats.Snapshot.NO_SEATS))
                .flatMap(snapshot -> ServerResponse.ok().bodyValue(new SeatStates(snapshot.seq(), snapshot.letters())));
    }

    private Mono<ServerResponse> stock(ServerRequest request) {
        return event(request)
                .flatMap(event -> stock.books(event).onErrorMap(IllegalStateException.class, lost ->
                        EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(5, "Redis does not have the stock of this event at the moment.")))
                .flatMap(books -> ServerResponse.ok().bodyValue(new StockBooks(books)));
    }

    private Mono<ServerResponse> holds(ServerRequest request) {
        PageParameters<HoldCursor> page = PageParameters.of(request, HoldCursor::parse, HoldCursor.START);
        return event(request)
                .flatMap(event -> holds.after(event, page.after(), page.limit()))
                .flatMap(found -> ServerResponse.ok().bodyValue(found));
    }

    private Mono<ServerResponse> claims(ServerRequest request) {
        PageParameters<ClaimCursor> page = PageParameters.of(request, ClaimCursor::parse, ClaimCursor.START);
        return event(request)
                .flatMap(event -> claims.after(event, page.after(), page.limit()))
                .flatMap(found -> ServerResponse.ok().bodyValue(found));
    }

    private Mono<ServerResponse> tickets(ServerRequest request) {
        PageParameters<UUID> page = PageParameters.of(request, SearchParameters::uuidOf, null);
        return event(request)
                .flatMap(event -> tickets.validOfEvent(event.id(), page.after(), page.limit()))
                .flatMap(found -> ServerResponse.ok().bodyValue(found));
    }

    private Mono<Event> event(ServerRequest request) {
        Optional<UUID> id = PathIds.uuid(request, "id");
        return id.map(events::get)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list of events is at /api/v1/events.")));
    }

    record StockBooks(List<StockBook> items) {}

    /** @param seats one letter a seat, by ordinal; empty where Redis does not have the event */
    record SeatStates(long seq, String seats) {}
}
