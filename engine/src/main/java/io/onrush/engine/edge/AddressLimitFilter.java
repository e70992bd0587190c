package io.onrush.engine.edge;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits what one network address may ask for, before anything is computed for it. Admin calls too: passwords are guessed there. */
final class AddressLimitFilter implements WebFilter, Ordered {

    private final RateLimiter limiter;
    private final ClientAddress clientAddress;

    AddressLimitFilter(RateLimiter limiter, ClientAddress clientAddress) {
        this.limiter = limiter;
        this.clientAddress = clientAddress;
    }

    @Override
    public int getOrder() {
        return FilterOrder.ADDRESS_LIMIT;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith("/api/")) {
            return chain.filter(exchange);
        }
        return limiter.admit(clientAddress.of(exchange.getRequest()), exchange.getResponse().getHeaders())
                ? chain.filter(exchange)
                : Mono.error(EngineProblem.TOO_MANY_REQUESTS.with("This address asks too often. Wait for Retry-After seconds."));
    }
}
