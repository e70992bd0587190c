package io.onrush.engine.edge;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits what one network address may ask for. It stands in the security chains, after the headers and before any
 * credentials are looked at, because passwords are guessed too.
 */
public final class AddressLimit {

    private final RateLimiter limiter;
    private final ClientAddress clientAddress;

    AddressLimit(RateLimiter limiter, ClientAddress clientAddress) {
        this.limiter = limiter;
        this.clientAddress = clientAddress;
    }

    /** Goes on, or fails with {@code too-many-requests}. */
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!ApiPath.isApi(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return limiter.admit(clientAddress.of(exchange.getRequest()), exchange.getResponse().getHeaders())
                ? chain.filter(exchange)
                : Mono.error(EngineProblem.TOO_MANY_REQUESTS.with("This address asks too often. Wait for Retry-After seconds."));
    }
}
