package io.onrush.engine.edge;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/visitors}: a new visitor, or the same one again for whoever brings a valid token or cookie. */
final class VisitorRoutes {

    private final IdentityTokens tokens;
    private final IdGenerator ids;
    private final SecureCookies secure;

    VisitorRoutes(IdentityTokens tokens, IdGenerator ids, SecureCookies secure) {
        this.tokens = tokens;
        this.ids = ids;
        this.secure = secure;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().POST(VisitorFilter.VISITORS, this::register).build();
    }

    private Mono<ServerResponse> register(ServerRequest request) {
        return request.principal()
                .map(Principal::getName)
                .flatMap(visitorId -> answer(HttpStatus.OK, visitorId, request))
                .switchIfEmpty(Mono.defer(() -> answer(HttpStatus.CREATED, ids.generateId().toString(), request)));
    }

    private Mono<ServerResponse> answer(HttpStatus status, String visitorId, ServerRequest request) {
        Visitor visitor = new Visitor(visitorId, tokens.sign(visitorId));
        return ServerResponse.status(status).cookie(cookie(visitor, request)).bodyValue(visitor);
    }

    private ResponseCookie cookie(Visitor visitor, ServerRequest request) {
        return ResponseCookie.from(VisitorFilter.COOKIE, visitor.token())
                .httpOnly(true)
                .secure(secure.wantedBy(request))
                .sameSite("Lax")
                .path("/")
                .maxAge(tokens.lifetime())
                .build();
    }

    /** @param token sent as {@code Authorization: Bearer} by whoever keeps no cookies */
    record Visitor(String visitorId, String token) {}
}
