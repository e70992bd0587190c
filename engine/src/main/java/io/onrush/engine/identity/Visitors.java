package io.onrush.engine.identity;

import io.onrush.engine.edge.RequestVisitor;
import io.onrush.engine.edge.VisitorSession;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The visitor of a request, with its session. */
final class Visitors {

    private Visitors() {}

    /** Fails with {@code visitor-required}. */
    static Mono<VisitorSession> session(ServerRequest request) {
        return request.principal().cast(VisitorSession.class).switchIfEmpty(Mono.defer(() -> RequestVisitor.of(request).cast(VisitorSession.class)));
    }

    static Mono<UUID> id(ServerRequest request) {
        return session(request).map(session -> UUID.fromString(session.visitorId()));
    }
}
