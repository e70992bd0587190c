package io.onrush.engine.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps what is one client's own, how many requests it has left, off answers that are made to be given to a crowd by a cache: those that
 * say how long they may be used once they are stale.
 */
final class SharedAnswers implements WebFilter, Ordered {

    private static final String LEFT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    @Override
    public int getOrder() {
        return FilterOrder.CROSS_SITE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> strip(exchange.getResponse().getHeaders())));
        return chain.filter(exchange);
    }

    private static void strip(HttpHeaders headers) {
        if (isShared(headers.getCacheControl())) {
            headers.remove(LEFT);
            headers.remove(POLICY);
        }
    }

    static void strip(io.netty.handler.codec.http.HttpHeaders headers) {
        if (isShared(headers.get(HttpHeaderNames.CACHE_CONTROL))) {
            headers.remove(LEFT);
            headers.remove(POLICY);
        }
    }

    private static boolean isShared(@Nullable String cacheControl) {
        return cacheControl != null && cacheControl.contains("stale-if-error");
    }
}
