package io.onrush.engine.edge;

import java.security.Principal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The visitor whose request it is. */
public final class RequestVisitor {

    private RequestVisitor() {}

    /** The visitor's id, or the problem {@code visitor-required}. */
    public static Mono<String> of(ServerRequest request) {
        return request.principal()
                .<String>map(Principal::getName)
                .switchIfEmpty(Mono.error(RequestVisitor::missing));
    }

    static ErrorResponseException missing() {
        return EngineProblem.VISITOR_REQUIRED.with(
                "Get a token with POST /api/v1/visitors and send it as Authorization: Bearer, or keep the cookie.");
    }
}
