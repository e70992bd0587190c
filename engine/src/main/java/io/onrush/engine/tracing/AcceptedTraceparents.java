package io.onrush.engine.tracing;

import io.onrush.waitingroom.Traces;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Hands a client's {@code traceparent} on to the waiting room, for a journey that begins with this request. Only where a setting says so: from
 * the internet it would let anyone have everything traced, and name traces as they like.
 */
final class AcceptedTraceparents implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String traceparent = exchange.getRequest().getHeaders().getFirst("traceparent");
        Mono<Void> answer = chain.filter(exchange);
        return traceparent == null ? answer : answer.contextWrite(context -> context.put(Traces.ACCEPTED, traceparent));
    }
}
