package io.onrush.engine.admin;

import io.onrush.engine.edge.PathIds;
import io.onrush.seatmap.AcceptEncoding;
import io.onrush.seatmap.SeatMapProblem;
import io.onrush.seatmap.plan.VenueSummary;
import io.onrush.seatmap.plan.Venues;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Seating plans: checked, imported, listed, shown. */
final class AdminVenues {

    private static final String VENUES = "/api/v1/admin/venues";
    private static final int MOST_LISTED = 200;

    private final Venues venues;
    private final AdminLog log;

    AdminVenues(Venues venues, AdminLog log) {
        this.venues = venues;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(VENUES, this::list)
                .POST(VENUES, log.recorded("import-venue", "venue", this::importPlan))
                .POST(VENUES + "/check", this::check)
                .GET(VENUES + "/{id}", this::show)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return venues.newest(MOST_LISTED).collectList().flatMap(list -> ServerResponse.ok().bodyValue(new VenueList(list)));
    }

    private Mono<ServerResponse> importPlan(ServerRequest request) {
        return plan(request)
                .flatMap(venues::importPlan)
                .doOnNext(venue -> RecordedCall.of(request).created(venue.venueId()).detail("seats", venue.seats()))
                .flatMap(venue -> ServerResponse.status(HttpStatus.CREATED).bodyValue(venue));
    }

    private Mono<ServerResponse> check(ServerRequest request) {
        boolean gzip = AcceptEncoding.gzip(request);
        return plan(request).flatMap(plan -> venues.check(plan, gzip)).flatMap(json -> answer(json, gzip));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        boolean gzip = AcceptEncoding.gzip(request);
        return PathIds.uuid(request, "id")
                .map(id -> venues.describe(id, gzip))
                .orElseGet(() -> Mono.error(() -> SeatMapProblem.VENUE_NOT_FOUND.exception(
                        "A venue id is a UUID. The list is at GET " + VENUES + ".")))
                .flatMap(json -> answer(json, gzip));
    }

    private static Mono<byte[]> plan(ServerRequest request) {
        return request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]);
    }

    private static Mono<ServerResponse> answer(byte[] json, boolean gzip) {
        ServerResponse.BodyBuilder answer =
                ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return (gzip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).bodyValue(json);
    }

    record VenueList(List<VenueSummary> venues) {}
}
