package io.onrush.engine.edge;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
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

    @Override
    public int getOrder() {
        return FilterOrder.CROSS_SITE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        boolean changes = !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD) && !method.equals(HttpMethod.OPTIONS);
        String site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
        boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
        return changes && foreign
                ? Mono.error(EngineProblem.CROSS_SITE_REQUEST.with("Send it from a page of this site, or from a program."))
                : chain.filter(exchange);
    }
}
