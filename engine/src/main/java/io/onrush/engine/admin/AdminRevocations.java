package io.onrush.engine.admin;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.edge.PathIds;
import io.onrush.engine.identity.KnownPersons;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.RevokePlace;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes places in a queue back, by ticket, visitor or e-mail address. The reason is for the log of actions. */
final class AdminRevocations {

    private static final int LONGEST_REASON = 500;

    private final Onsales onsales;
    private final RevokePlace revoke;
    private final KnownPersons persons;
    private final AdminLog log;

    AdminRevocations(Onsales onsales, RevokePlace revoke, KnownPersons persons, AdminLog log) {
        this.onsales = onsales;
        this.revoke = revoke;
        this.persons = persons;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/admin/onsales/{id}/revocations", log.recorded("revoke-place", "onsale", this::revoke))
                .build();
    }

    private Mono<ServerResponse> revoke(ServerRequest request) {
        return request.bodyToMono(Revocation.class)
                .switchIfEmpty(Mono.error(() -> AdminEvents.missingBody(EngineProblem.INVALID_REVOCATION)))
                .flatMap(wanted -> onsale(request).flatMap(onsale -> taken(onsale, wanted.checked())
                        .doOnNext(ticketId -> RecordedCall.of(request).detail("ticketId", ticketId).detail("reason", wanted.reason()))))
                .switchIfEmpty(Mono.error(() -> WaitingRoomProblem.PLACE_NOT_FOUND.because("Nobody in this queue is the one named.")))
                .flatMap(ticketId -> ServerResponse.ok().bodyValue(new Revoked(ticketId)));
    }

    private Mono<UUID> taken(Onsale onsale, Revocation wanted) {
        if (wanted.ticketId() != null) {
            return revoke.ofTicket(onsale, wanted.ticketId());
        }
        Mono<UUID> visitor = wanted.visitorId() == null ? persons.visitorOf(String.valueOf(wanted.email())) : Mono.just(wanted.visitorId());
        return visitor.flatMap(id -> revoke.ofVisitor(onsale, id.toString()));
    }

    private Mono<Onsale> onsale(ServerRequest request) {
        return PathIds.uuid(request, "id").map(onsales::find).orElseGet(() -> Mono.error(Onsales.notFound(request.pathVariable("id"))));
    }

    /** @param reason not told to the visitor */
    record Revocation(@Nullable UUID ticketId, @Nullable UUID visitorId, @Nullable String email, @Nullable String reason) {

        Revocation checked() {
            List<FieldError> errors = new ArrayList<>();
            if (Stream.of(ticketId, visitorId, email).filter(Objects::nonNull).count() != 1) {
                errors.add(new FieldError("", "name the place by one of ticketId, visitorId and email"));
            }
            if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
                errors.add(new FieldError("reason", "must have 1 to %d characters; the log of actions keeps it".formatted(LONGEST_REASON)));
            }
            if (!errors.isEmpty()) {
                throw EngineProblem.INVALID_REVOCATION.with(errors);
            }
            return this;
        }
    }

    record Revoked(UUID ticketId) {}
}
