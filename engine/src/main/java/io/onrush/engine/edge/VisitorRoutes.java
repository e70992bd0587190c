package io.onrush.engine.edge;

import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/visitors}: a new visitor, or the same one again for whoever brings a valid token or cookie. */
final class VisitorRoutes {

    private final VisitorSignIn signIn;
    private final IdGenerator ids;

    VisitorRoutes(VisitorSignIn signIn, IdGenerator ids) {
        this.signIn = signIn;
        this.ids = ids;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().POST(VisitorFilter.VISITORS, this::register).build();
    }

    private Mono<ServerResponse> register(ServerRequest request) {
        return request.principal()
                .cast(VisitorSession.class)
                .flatMap(session -> signIn.renew(session, request))
                .switchIfEmpty(Mono.defer(() -> signIn.begin(ids.generateId().toString(), request)));
    }
}
