package io.onrush.engine.edge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Establishes the visitor of a shopper call from {@code Authorization: Bearer} or from the cookie, and makes it the
 * principal of the exchange. A wrong token is refused rather than ignored, except where a new one is asked for. A cookie that is in use is
 * renewed.
 */
final class VisitorFilter implements WebFilter, Ordered {

    static final String VISITORS = "/api/v1/visitors";

    private static final String BEARER = "Bearer ";

    private final VisitorTokens tokens;
    private final MovedVisitors moved;
    private final VisitorCookies cookies;

    VisitorFilter(VisitorTokens tokens, MovedVisitors moved, VisitorCookies cookies) {
        this.tokens = tokens;
        this.moved = moved;
        this.cookies = cookies;
    }

    @Override
    public int getOrder() {
        return FilterOrder.VISITOR;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!ApiPath.isShopper(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        String bearer = bearer(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        String token = bearer == null ? cookieOf(exchange.getRequest()) : bearer;
        if (token == null || path.equals(VISITORS) && !isInForce(token)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
            VisitorSession session = session(token);
            if (bearer == null) {
                renew(session, path, exchange);
            }
            return chain.filter(exchange.mutate().principal(Mono.just(session)).build());
        });
    }

    /** The visitor's session; fails with {@code visitor-token-invalid}, {@code visitor-token-expired} or {@code visitor-moved}. */
    VisitorSession session(String token) {
        return switch (tokens.check(token)) {
            case VisitorCheck.Known known -> inForce(known.session());
            case VisitorCheck.Forged forged -> throw EngineProblem.VISITOR_TOKEN_INVALID.with(
                    "The token in Authorization or in the cookie was not issued here. Get one with POST " + VISITORS + ".");
            case VisitorCheck.Expired expired -> throw EngineProblem.VISITOR_TOKEN_EXPIRED.with("Get a new token with POST " + VISITORS + ".");
        };
    }

    private VisitorSession inForce(VisitorSession session) {
        Instant leftAt = moved.leftAt(session);
        if (leftAt != null) {
            throw EngineProblem.VISITOR_MOVED.with(
                    "Places, holds and orders of this device moved to another one at %s. Go on there, or start anew here with POST %s."
                            .formatted(leftAt.truncatedTo(ChronoUnit.SECONDS), VISITORS));
        }
        return session;
    }

    private boolean isInForce(String token) {
        return tokens.check(token) instanceof VisitorCheck.Known(VisitorSession session) && moved.leftAt(session) == null;
    }

    private void renew(VisitorSession session, String path, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        cookies.renewal(session, request.getMethod().name(), path, String.valueOf(request.getURI().getScheme()))
                .ifPresent(exchange.getResponse()::addCookie);
    }

    private static @Nullable String cookieOf(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(VisitorCookies.NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** The token of such a header, or null. */
    static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
