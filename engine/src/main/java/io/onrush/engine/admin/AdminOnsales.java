package io.onrush.engine.admin;

import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.edge.PathIds;
import io.onrush.waitingroom.queue.ChangeOnsale;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.ScheduleOnsale;
import io.onrush.waitingroom.site.SiteProperties;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Onsales: scheduled, listed and steered. */
final class AdminOnsales {

    private static final String ONSALES = "/api/v1/admin/onsales";
    private static final int MOST_LISTED = 500;

    private final Onsales onsales;
    private final Events events;
    private final SiteProperties sites;
    private final AdminIdentities identities;
    private final AdminLog log;
    private final Clock clock;

    AdminOnsales(Onsales onsales, Events events, SiteProperties sites, AdminIdentities identities, AdminLog log, Clock clock) {
        this.onsales = onsales;
        this.events = events;
        this.sites = sites;
        this.identities = identities;
        this.log = log;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(ONSALES, this::list)
                .POST(ONSALES, log.recorded("schedule-onsale", "onsale", this::schedule))
                .GET(ONSALES + "/{id}", request -> onsale(request, onsales::find))
                .PATCH(ONSALES + "/{id}", log.recorded("change-onsale", "onsale", this::change))
                .POST(ONSALES + "/{id}/pause", steered("pause-onsale", onsales::pause))
                .POST(ONSALES + "/{id}/resume", steered("resume-onsale", onsales::resume))
                .POST(ONSALES + "/{id}/open", steered("open-onsale", onsales::open))
                .POST(ONSALES + "/{id}/close", steered("close-onsale", onsales::close))
                .build();
    }

    private HandlerFunction<ServerResponse> steered(String name, Function<UUID, Mono<Onsale>> action) {
        return log.recorded(name, "onsale", request -> onsale(request, action));
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        SearchParameters query = new SearchParameters(request);
        UUID eventId = query.uuid("eventId");
        query.refuseIfWrong();
        return onsales.newest(eventId, MOST_LISTED)
                .map(this::terms)
                .collectList()
                .flatMap(list -> ServerResponse.ok().bodyValue(new OnsaleList(list)));
    }

    private Mono<ServerResponse> schedule(ServerRequest request) {
        return request.bodyToMono(ScheduleOnsale.class)
                .switchIfEmpty(Mono.error(() -> AdminEvents.missingBody(EngineProblem.INVALID_ONSALE)))
                .flatMap(terms -> requireEvent(terms.eventId()).then(requireAddress(terms.protects()))
                        .then(identities.require(terms.visitors()))
                        .then(onsales.schedule(terms)))
                .map(this::terms)
                .doOnNext(terms -> RecordedCall.of(request).created(terms.onsaleId()).detail("terms", terms))
                .flatMap(terms -> ServerResponse.created(URI.create(ONSALES + "/" + terms.onsaleId())).bodyValue(terms));
    }

    /** An absent event is left to the waiting room, which reports all absent fields together. */
    private Mono<Void> requireEvent(UUID eventId) {
        return eventId == null
                ? Mono.empty()
                : events.find(eventId)
                        .switchIfEmpty(Mono.error(() -> EngineProblem.INVALID_ONSALE.with(List.of(
                                new FieldError("eventId", "there is no such event; POST /api/v1/admin/events answers an id")))))
                        .then();
    }

    /** A room's visitors are sent to our pages: it must be said where those are. */
    private Mono<Void> requireAddress(@Nullable String protects) {
        return protects == null || sites.publicUrl() != null
                ? Mono.empty()
                : Mono.error(() -> EngineProblem.INVALID_ONSALE.with(List.of(new FieldError(
                        "protects", "visitors would have to be sent to this installation; say where it is in onrush.waiting-room.site.public-url"))));
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        return request.bodyToMono(ChangeOnsale.class)
                .switchIfEmpty(Mono.error(() -> AdminEvents.missingBody(EngineProblem.INVALID_ONSALE)))
                .flatMap(change -> identities.require(change.visitors()).then(onsale(request, id -> onsales.find(id).flatMap(before -> onsales.change(id, change)
                        .doOnNext(after -> RecordedCall.of(request).detail("changes", terms(before).changesTo(terms(after))))))));
    }

    private Mono<ServerResponse> onsale(ServerRequest request, Function<UUID, Mono<Onsale>> action) {
        return PathIds.uuid(request, "id")
                .map(action)
                .orElseGet(() -> Mono.error(Onsales.notFound(request.pathVariable("id"))))
                .flatMap(onsale -> ServerResponse.ok().bodyValue(terms(onsale)));
    }

    private OnsaleTerms terms(Onsale onsale) {
        return OnsaleTerms.of(onsale, clock.instant());
    }

    record OnsaleList(List<OnsaleTerms> onsales) {}
}
