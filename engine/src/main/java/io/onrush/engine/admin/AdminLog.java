package io.onrush.engine.admin;

import io.onrush.engine.edge.PathIds;
import io.onrush.engine.edge.ProblemIds;
import java.security.Principal;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Writes down who changes what: a row before a call acts, completed by how it ended. What cannot be written down is not
 * done. The call runs on a subscription of its own, so that a client who hangs up does not leave it half done.
 */
final class AdminLog {

    private static final Logger log = LoggerFactory.getLogger(AdminLog.class);

    private final AdminActions actions;
    private final IdGenerator ids;
    private final Clock clock;

    AdminLog(AdminActions actions, IdGenerator ids, Clock clock) {
        this.actions = actions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param action what is done, in the imperative
     * @param subjectType of what it is done to, which the path names by {@code {id}} or the handler by what it created;
     *     null where there is none
     */
    HandlerFunction<ServerResponse> recorded(String action, String subjectType, HandlerFunction<ServerResponse> handler) {
        return new Recorded(request -> Mono.deferContextual(context -> call(request, action, subjectType)
                .flatMap(call -> onItsOwn(perform(call, request, handler), context))));
    }

    private Mono<RecordedCall> call(ServerRequest request, String action, String subjectType) {
        boolean named = request.pathVariables().containsKey("id");
        return request.principal()
                .map(Principal::getName)
                .map(actor -> new RecordedCall(
                        ids.generateId(), actor, action, subjectType, named ? PathIds.uuid(request, "id").orElse(null) : null))
                .doOnNext(call -> call.attachTo(request));
    }

    private Mono<ServerResponse> perform(RecordedCall call, ServerRequest request, HandlerFunction<ServerResponse> handler) {
        Mono<ServerResponse> performed = Mono.defer(() -> handler.handle(request))
                .flatMap(response -> complete(call, "DONE", null).thenReturn(response))
                .onErrorResume(error -> completeWith(error, call).then(Mono.error(error)));
        return actions.begin(call, clock.instant()).then(performed);
    }

    private Mono<Void> completeWith(Throwable error, RecordedCall call) {
        ProblemIds.Problem problem = ProblemIds.of(error);
        return complete(call, problem.fault() ? "FAILED" : "REFUSED", problem.id());
    }

    /** What was done was done, written down or not: a row that stays REQUESTED tells of it. */
    private Mono<Void> complete(RecordedCall call, String outcome, String problem) {
        return actions.complete(call, outcome, problem).onErrorResume(fault -> {
            log.warn("Action {} ({}) of {} ended {}, which could not be written down: {}",
                    call.id(), call.action(), call.actor(), outcome, fault.toString());
            return Mono.empty();
        });
    }

    private static Mono<ServerResponse> onItsOwn(Mono<ServerResponse> work, ContextView context) {
        return Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true);
    }

    /** A handler whose calls are written down: by its type a test tells which routes are. */
    record Recorded(HandlerFunction<ServerResponse> handler) implements HandlerFunction<ServerResponse> {

        @Override
        public Mono<ServerResponse> handle(ServerRequest request) {
            return handler.handle(request);
        }
    }
}
