package io.onrush.engine.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onrush.engine.edge.PathIds;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.access.AccessCodes;
import io.onrush.waitingroom.access.CodeBatch;
import io.onrush.waitingroom.access.NewCodes;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The access codes of onsales that are open to those alone who have one. */
final class AdminAccessCodes {

    private static final String CODES = "/api/v1/admin/onsales/{id}/codes";

    private final AccessCodes codes;
    private final Onsales onsales;
    private final AdminLog log;

    AdminAccessCodes(AccessCodes codes, Onsales onsales, AdminLog log) {
        this.codes = codes;
        this.onsales = onsales;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(CODES, this::list)
                .POST(CODES, log.recorded("make-access-codes", "onsale", this::make))
                .POST(CODES + "/{batchId}/revoke", log.recorded("revoke-access-codes", "onsale", this::revoke))
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return onsale(request).flatMap(onsale -> codes.list(onsale.id())).flatMap(all -> ServerResponse.ok().bodyValue(
                new BatchList(all.stream().map(batch -> new UsedBatch(batch.batch(), batch.used())).toList())));
    }

    private Mono<ServerResponse> make(ServerRequest request) {
        return request.bodyToMono(NewCodes.class)
                .switchIfEmpty(Mono.error(() -> WaitingRoomProblem.INVALID_ACCESS_CODES.because("The call needs a JSON body. See docs/api.md for its fields.")))
                .flatMap(wanted -> onsale(request).flatMap(onsale -> codes.make(onsale, wanted)))
                .doOnNext(made -> RecordedCall.of(request)
                        .detail("batchId", made.batch().batchId())
                        .detail("name", made.batch().name())
                        .detail("codes", made.batch().codes()))
                .flatMap(made -> ServerResponse.status(HttpStatus.CREATED).bodyValue(new MadeBatch(made.batch(), made.texts())));
    }

    private Mono<ServerResponse> revoke(ServerRequest request) {
        UUID batch = PathIds.uuid(request, "batchId")
                .orElseThrow(() -> WaitingRoomProblem.ACCESS_CODES_NOT_FOUND.because("The id of a batch is a UUID. GET codes lists them."));
        return request.bodyToMono(Revoked.class)
                .defaultIfEmpty(new Revoked(null))
                .flatMap(which -> {
                    RecordedCall.of(request).detail("batchId", batch).detail("codes", which.codes() == null ? "all" : which.codes().size());
                    return onsale(request).flatMap(onsale -> codes.revoke(onsale.id(), batch, which.codes()));
                })
                .then(Mono.defer(() -> ServerResponse.noContent().build()));
    }

    private Mono<Onsale> onsale(ServerRequest request) {
        return PathIds.uuid(request, "id").map(onsales::find).orElseGet(() -> Mono.error(Onsales.notFound(request.pathVariable("id"))));
    }

    record BatchList(List<UsedBatch> batches) {}

    record UsedBatch(@JsonUnwrapped CodeBatch batch, long used) {}

    /** @param accessCodes told this once; null where the admin has them */
    record MadeBatch(@JsonUnwrapped CodeBatch batch, @Nullable List<String> accessCodes) {}

    /** @param codes null for the whole batch */
    record Revoked(@Nullable List<String> codes) {}
}
