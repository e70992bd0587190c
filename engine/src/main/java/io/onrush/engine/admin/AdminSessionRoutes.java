package io.onrush.engine.admin;

import java.security.Principal;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Starts, tells and ends the session of the admin pages. */
final class AdminSessionRoutes {

    private final AdminSessions sessions;
    private final AdminLog log;

    AdminSessionRoutes(AdminSessions sessions, AdminLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(AdminSessions.PATH, log.recorded("start-session", null, this::start))
                .GET(AdminSessions.PATH, this::show)
                .DELETE(AdminSessions.PATH, this::end)
                .build();
    }

    private Mono<ServerResponse> start(ServerRequest request) {
        return request.principal().map(Principal::getName).flatMap(name -> {
            Instant expiresAt = sessions.expiryOfOneThatStartsNow();
            ResponseCookie cookie = sessions.start(name, request);
            return ServerResponse.ok().cookie(cookie).cacheControl(CacheControl.noStore()).bodyValue(new Session(name, expiresAt));
        });
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return request.principal()
                .flatMap(principal -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(of(principal)));
    }

    private Mono<ServerResponse> end(ServerRequest request) {
        return ServerResponse.noContent().cookie(sessions.end(request)).build();
    }

    private static Session of(Principal principal) {
        boolean byCookie = principal instanceof Authentication known && known.getPrincipal() instanceof AdminSession;
        Instant expiresAt = byCookie ? ((AdminSession) ((Authentication) principal).getPrincipal()).expiresAt() : null;
        return new Session(principal.getName(), expiresAt);
    }

    /** @param expiresAt null where the call brought credentials of its own */
    record Session(String name, Instant expiresAt) {}
}
