package io.onrush.engine.edge;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        return Mono.defer(() -> {
            take(clientAddress.of(exchange.getRequest()), exchange.getResponse().getHeaders()::set);
            return chain.filter(exchange);
        });
    }

    /** For a call that is not below {@code /api}. */
    void take(ServerWebExchange exchange) {
        take(clientAddress.of(exchange.getRequest()), exchange.getResponse().getHeaders()::set);
    }

    void take(@Nullable InetSocketAddress connection, Supplier<List<String>> forwardedFor, BiConsumer<String, String> answer) {
        take(clientAddress.of(connection, forwardedFor), answer);
    }

    private void take(String client, BiConsumer<String, String> answer) {
        if (!limiter.admit(client, answer)) {
            throw EngineProblem.TOO_MANY_REQUESTS.with("This address asks too often. Wait for Retry-After seconds.");
        }
    }
}
