package io.onrush.engine.shutdown;

import io.onrush.engine.edge.HotWay;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** From the beginning of a shutdown on, every answer is the last on its connection, so that the next request goes elsewhere. */
final class ClosingConnections implements WebFilter, Ordered {

    private final HotWay hotCalls;
    private volatile boolean begun;

    /** @param hotCalls pass this filter by until their way is closed */
    ClosingConnections(HotWay hotCalls) {
        this.hotCalls = hotCalls;
    }

    void begin() {
        begun = true;
        hotCalls.close();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (begun) {
            exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
        return chain.filter(exchange);
    }
}
