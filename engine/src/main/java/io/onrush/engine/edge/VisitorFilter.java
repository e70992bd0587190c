package io.onrush.engine.edge;

import java.security.Principal;
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
 * principal of the exchange. A wrong token is refused rather than ignored, except where a new one is asked for.
 */
final class VisitorFilter implements WebFilter, Ordered {

    static final String COOKIE = "onrush_visitor";
    static final String VISITORS = "/api/v1/visitors";

    private static final String BEARER = "Bearer ";

    private final IdentityTokens tokens;

    VisitorFilter(IdentityTokens tokens) {
        this.tokens = tokens;
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
        String token = tokenOf(exchange.getRequest());
        if (token == null) {
            return chain.filter(exchange);
        }
        if (path.equals(VISITORS) && !(tokens.check(token) instanceof IdentityCheck.Known)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> chain.filter(as(visitor(token), exchange)));
    }

    /** The visitor's id; fails with {@code visitor-token-invalid} or {@code visitor-token-expired}. */
    String visitor(String token) {
        return switch (tokens.check(token)) {
            case IdentityCheck.Known known -> known.name();
            case IdentityCheck.Forged forged -> throw EngineProblem.VISITOR_TOKEN_INVALID.with(
                    "The token in Authorization or in the cookie was not issued here. Get one with POST " + VISITORS + ".");
            case IdentityCheck.Expired expired -> throw EngineProblem.VISITOR_TOKEN_EXPIRED.with("Get a new token with POST " + VISITORS + ".");
        };
    }

    private static ServerWebExchange as(String visitorId, ServerWebExchange exchange) {
        Principal visitor = () -> visitorId;
        return exchange.mutate().principal(Mono.just(visitor)).build();
    }

    private static @Nullable String tokenOf(ServerHttpRequest request) {
        String token = bearer(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        if (token != null) {
            return token;
        }
        HttpCookie cookie = request.getCookies().getFirst(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** The token of such a header, or null. */
    static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
