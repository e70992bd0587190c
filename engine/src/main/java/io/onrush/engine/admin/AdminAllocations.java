package io.onrush.engine.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onrush.engine.allocation.AllocationView;
import io.onrush.engine.allocation.Allocations;
import io.onrush.engine.allocation.NewAllocation;
import io.onrush.engine.allocation.Released;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.PathIds;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What of an event is kept from general sale: blocked, or allocated to those who have an access code. */
final class AdminAllocations {

    private static final String ALLOCATIONS = "/api/v1/admin/events/{id}/allocations";
    private static final String ALLOCATION = ALLOCATIONS + "/{allocationId}";

    private final Allocations allocations;
    private final Events events;
    private final AdminLog log;

    AdminAllocations(Allocations allocations, Events events, AdminLog log) {
        this.allocations = allocations;
        this.events = events;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(ALLOCATIONS, this::list)
                .POST(ALLOCATIONS, log.recorded("keep-places", "event", this::keep))
                .GET(ALLOCATION, this::show)
                .PATCH(ALLOCATION, log.recorded("change-allocation", "event", this::change))
                .POST(ALLOCATION + "/release", log.recorded("release-places", "event", this::release))
                .DELETE(ALLOCATION + "/codes/{codeId}", log.recorded("revoke-access-code", "event", this::revoke))
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return event(request).flatMap(event -> allocations.list(event.id())).flatMap(all -> ServerResponse.ok().bodyValue(new AllocationList(all)));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return allocation(request, (event, id) -> allocations.show(event, id))
                .flatMap(shown -> ServerResponse.ok().bodyValue(new AllocationSeats(shown.allocation(), shown.seatIds())));
    }

    private Mono<ServerResponse> keep(ServerRequest request) {
        return request.bodyToMono(NewAllocation.class)
                .switchIfEmpty(Mono.error(NewAllocation::missingBody))
                .flatMap(wanted -> event(request).flatMap(event -> allocations.keep(event, wanted)))
                .doOnNext(kept -> record(request, kept.allocation())
                        .detail("refused", kept.refused().size())
                        .detail("codes", kept.texts().size()))
                .flatMap(kept -> answer(request, kept));
    }

    private Mono<ServerResponse> answer(ServerRequest request, Allocations.Kept kept) {
        KeptPlaces body = new KeptPlaces(kept.allocation(), kept.texts(), kept.refused(), kept.scarce());
        return kept.isNew()
                ? ServerResponse.created(URI.create(request.path() + "/" + kept.allocation().allocationId())).bodyValue(body)
                : ServerResponse.ok().bodyValue(body);
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        return request.bodyToMono(AllocationChange.class)
                .switchIfEmpty(Mono.error(() -> AdminEvents.missingBody(EngineProblem.INVALID_ALLOCATION)))
                .flatMap(change -> allocation(request, (event, id) -> allocations.releaseAt(event, id, change.releaseAt())))
                .flatMap(view -> answer(request, view));
    }

    private Mono<ServerResponse> release(ServerRequest request) {
        return request.bodyToMono(Released.class)
                .map(what -> allocation(request, (event, id) -> allocations.release(event, id, what)))
                .defaultIfEmpty(allocation(request, (event, id) -> allocations.release(event, id, null)))
                .flatMap(released -> released)
                .flatMap(view -> answer(request, view));
    }

    private static Mono<ServerResponse> answer(ServerRequest request, AllocationView view) {
        record(request, view);
        return ServerResponse.ok().bodyValue(view);
    }

    private Mono<ServerResponse> revoke(ServerRequest request) {
        UUID codeId = PathIds.uuid(request, "codeId").orElseThrow(() -> Allocations.notFound(request.pathVariable("allocationId")));
        RecordedCall.of(request).detail("allocationId", request.pathVariable("allocationId")).detail("codeId", codeId);
        return allocation(request, (event, id) -> allocations.revoke(event, id, codeId)).then(Mono.defer(() -> ServerResponse.noContent().build()));
    }

    private static RecordedCall record(ServerRequest request, AllocationView view) {
        return RecordedCall.of(request).detail("allocationId", view.allocationId()).detail("name", view.name()).detail("releaseAt", view.releaseAt());
    }

    private <T> Mono<T> allocation(ServerRequest request, BiFunction<Event, UUID, Mono<T>> call) {
        UUID id = PathIds.uuid(request, "allocationId").orElseThrow(() -> Allocations.notFound(request.pathVariable("allocationId")));
        return event(request).flatMap(event -> call.apply(event, id));
    }

    private Mono<Event> event(ServerRequest request) {
        return PathIds.uuid(request, "id")
                .map(events::get)
                .orElseGet(() -> Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list of events is at /api/v1/events.")));
    }

    record AllocationList(List<AllocationView> allocations) {}

    record AllocationSeats(@JsonUnwrapped AllocationView allocation, List<String> seatIds) {}

    /** @param accessCodes by code id; told this once */
    record KeptPlaces(@JsonUnwrapped AllocationView allocation, Map<UUID, String> accessCodes, List<Allocations.Refused> refused, List<Allocations.Scarce> scarce) {}

    /** @param releaseAt null: when an admin says so */
    record AllocationChange(@Nullable Instant releaseAt) {}
}
