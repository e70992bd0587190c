package io.onrush.seatmap;

import io.onrush.seatmap.plan.Plans;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Renders problem documents, as the application's edge does, so that HTTP tests see what clients see. */
@Order(-10)
final class ProblemEdge implements WebExceptionHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return error instanceof ErrorResponseException problem
                ? render(exchange.getResponse(), problem)
                : Mono.error(error);
    }

    private static Mono<Void> render(ServerHttpResponse response, ErrorResponseException problem) {
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().addAll(problem.getHeaders());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = Plans.JSON.createObjectNode()
                .put("type", problem.getBody().getType().toString())
                .put("detail", problem.getBody().getDetail())
                .toString().getBytes(StandardCharsets.UTF_8);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
