package io.onrush.engine.edge;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses changes that a page of another site makes with this browser's cookie or remembered admin password, and those of
 * another subdomain of this site, which somebody else may own. Browsers say so themselves in
 * Sec-Fetch-Site, which a page cannot forge; clients that are not browsers do not send it.
 */
final class CrossSiteFilter implements WebFilter, Ordered {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public int getOrder() {
        return FilterOrder.CROSS_SITE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            check(exchange.getRequest().getMethod().name(), exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site"));
            return chain.filter(exchange);
        });
    }

    /** Fails with {@code cross-site-request}. */
    static void check(String method, @Nullable String site) {
        boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
        if (foreign && !READING.contains(method)) {
            throw EngineProblem.CROSS_SITE_REQUEST.with("Send it from a page of this site, or from a program.");
        }
    }
}
