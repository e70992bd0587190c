package io.onrush.engine.admin;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.PathIds;
import io.onrush.engine.inventory.HoldFigures;
import io.onrush.engine.inventory.HoldTally;
import io.onrush.seatmap.availability.CategoryCounts;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.waitingroom.admission.QueueStatus;
import io.onrush.waitingroom.admission.QueueStatuses;
import io.onrush.waitingroom.admission.control.RateHistory;
import io.onrush.waitingroom.admission.control.RatePoint;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The live figures of an onsale, once or as a stream of server-sent events, one a second. */
final class Dashboards {

    private static final String PATH = "/api/v1/admin/onsales/{id}/dashboard";
    private static final String RATES = "/api/v1/admin/onsales/{id}/rates";
    private static final int USUAL = 120;
    private static final int MOST = 720;
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration STREAM_AGE = Duration.ofMinutes(30);

    private final Onsales onsales;
    private final QueueStatuses queues;
    private final Events events;
    private final SeatAvailability availability;
    private final HoldTally holds;
    private final SalesProjection sales;
    private final Clock clock;
    private final DashboardStreams streams;
    private final RateHistory rates;

    Dashboards(
            Onsales onsales,
            QueueStatuses queues,
            Events events,
            SeatAvailability availability,
            HoldTally holds,
            SalesProjection sales,
            Clock clock,
            DashboardStreams streams,
            RateHistory rates) {
        this.onsales = onsales;
        this.queues = queues;
        this.events = events;
        this.availability = availability;
        this.holds = holds;
        this.sales = sales;
        this.clock = clock;
        this.streams = streams;
        this.rates = rates;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET(PATH, this::once).GET(PATH + "/stream", this::stream).GET(RATES, this::history).build();
    }

    private Mono<ServerResponse> once(ServerRequest request) {
        return onsale(request).flatMap(this::dashboard).flatMap(dashboard -> ServerResponse.ok().bodyValue(dashboard));
    }

    private Mono<ServerResponse> history(ServerRequest request) {
        SearchParameters query = new SearchParameters(request);
        int limit = query.limit(USUAL, MOST);
        query.refuseIfWrong();
        return onsale(request)
                .flatMap(onsale -> rates.last(onsale.id(), limit))
                .flatMap(points -> ServerResponse.ok().bodyValue(new Rates(points)));
    }

    record Rates(List<RatePoint> rates) {}

    private Mono<ServerResponse> stream(ServerRequest request) {
        streams.requireRunning();
        return onsale(request).flatMap(onsale -> ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CONNECTION, "close")
                .body(BodyInserters.fromServerSentEvents(streams.counted(figures(onsale)))));
    }

    private Flux<ServerSentEvent<Dashboard>> figures(Onsale onsale) {
        return Flux.interval(Duration.ZERO, PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> dashboard(onsale), 1)
                .map(dashboard -> ServerSentEvent.builder(dashboard).event("dashboard").build())
                .take(STREAM_AGE);
    }

    private Mono<Dashboard> dashboard(Onsale onsale) {
        UUID event = onsale.eventId();
        return event == null ? room(onsale) : sale(onsale, event);
    }

    private Mono<Dashboard> room(Onsale onsale) {
        return Mono.zip(queues.status(onsale.id()), ifKnown(rates.last(onsale.id())), (queue, rate) -> new Dashboard(
                onsale.id(), null, clock.instant(), Dashboard.Queue.of(queue), null, null, null, null, rate.orElse(null)));
    }

    private Mono<Dashboard> sale(Onsale onsale, UUID event) {
        return Mono.zip(
                        queues.status(onsale.id()),
                        ifKnown(availability.totals(event)),
                        ifKnown(availability.stock(event)),
                        ifKnown(holds.of(event)),
                        sales.of(event),
                        events.get(event),
                        ifKnown(rates.last(onsale.id())))
                .map(all -> dashboard(
                        onsale, all.getT1(), all.getT2().orElse(null), all.getT3().orElse(null), all.getT4().orElse(null),
                        all.getT5(), all.getT6(), all.getT7().orElse(null)));
    }

    /** A dashboard without a figure is better than none. */
    private static <T> Mono<Optional<T>> ifKnown(Mono<T> figure) {
        return figure.map(Optional::of).onErrorResume(error -> Mono.just(Optional.empty())).defaultIfEmpty(Optional.empty());
    }

    private Dashboard dashboard(
            Onsale onsale, QueueStatus queue, CategoryCounts seats, Map<String, Long> stock, HoldFigures tried, Sales sold, Event event, @Nullable RatePoint rate) {
        return new Dashboard(
                onsale.id(),
                onsale.eventId(),
                clock.instant(),
                Dashboard.Queue.of(queue),
                seats,
                stock,
                tried,
                Dashboard.SalesFigures.of(sold, event.currency()),
                rate);
    }

    private Mono<Onsale> onsale(ServerRequest request) {
        return PathIds.uuid(request, "id")
                .map((UUID id) -> onsales.find(id))
                .orElseGet(() -> Mono.error(Onsales.notFound(request.pathVariable("id"))));
    }
}
