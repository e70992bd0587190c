package io.onrush.engine.edge;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps the actuator's own port for the actuator. Spring would serve the routes of the application there too, where a
 * network that was opened for probes and scrapes would open the shop as well.
 */
final class ManagementPort implements WebFilter, Ordered {

    private final String actuator;

    ManagementPort(String actuator) {
        this.actuator = actuator;
    }

    @Override
    public int getOrder() {
        return FilterOrder.MANAGEMENT_PORT;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean foreign = WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), "management")
                && !exchange.getRequest().getPath().pathWithinApplication().value().startsWith(actuator);
        return foreign
                ? Mono.error(EngineProblem.NOT_FOUND.with("This port is for health and metrics. The shop has a port of its own."))
                : chain.filter(exchange);
    }
}
