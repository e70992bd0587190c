package io.onrush.engine.edge;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers for whoever cannot: a store that hangs must not hang its callers. An answer that has begun may take its time, and so may streams. Hot
 * calls do without; each of their remote calls has a limit of its own, and so has the arrival of a request (RequestDeadline). A purchase that is under way goes on without its watcher.
 */
final class AnswerDeadline implements WebFilter, Ordered {

    private static final long RETRY_SECONDS = 2;

    private final Duration limit;

    AnswerDeadline(Duration limit) {
        this.limit = limit;
    }

    @Override
    public int getOrder() {
        return FilterOrder.ANSWER_DEADLINE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!ApiPath.isApi(exchange.getRequest()) || isStream(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        Mono<Long> late = Mono.delay(limit).flatMap(passed -> exchange.getResponse().isCommitted() ? Mono.never() : Mono.just(passed));
        return chain.filter(exchange).timeout(late, Mono.error(() -> EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(
                RETRY_SECONDS, "It took more than %d ms. What was asked for may have been done; ask again, with the same Idempotency-Key where one was given."
                        .formatted(limit.toMillis()))));
    }

    private static boolean isStream(ServerHttpRequest request) {
        return request.getPath().value().endsWith("/stream");
    }
}
