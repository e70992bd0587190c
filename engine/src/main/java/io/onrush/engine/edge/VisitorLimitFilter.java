package io.onrush.engine.edge;

import java.security.Principal;
import java.util.function.BiConsumer;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits what one visitor may ask for, from however many addresses. */
final class VisitorLimitFilter implements WebFilter, Ordered {

    private final RateLimiter limiter;

    VisitorLimitFilter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public int getOrder() {
        return FilterOrder.VISITOR_LIMIT;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!ApiPath.isShopper(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .doOnNext(visitor -> take(visitor, exchange.getResponse().getHeaders()::set))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** Fails with {@code too-many-requests}. */
    void take(String visitor, BiConsumer<String, String> answer) {
        if (!limiter.admit(visitor, answer)) {
            throw EngineProblem.TOO_MANY_REQUESTS.with("You ask too often. Wait for Retry-After seconds.");
        }
    }
}
