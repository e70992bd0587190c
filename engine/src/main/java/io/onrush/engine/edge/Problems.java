package io.onrush.engine.edge;

import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents (RFC 9457). The modules give a problem's type as its bare id; here it becomes absolute. */
public final class Problems {

    private final JsonMapper json;
    private final URI base;

    Problems(JsonMapper json, URI base) {
        this.json = json;
        this.base = base;
    }

    /** Answers the exchange with a problem, which must not have been answered yet. */
    public Mono<Void> write(ServerWebExchange exchange, ErrorResponseException problem) {
        ServerHttpResponse response = exchange.getResponse();
        ProblemDetail body = problem.getBody();
        if (!body.getType().isAbsolute()) {
            body.setType(base.resolve(body.getType()));
        }
        body.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        byte[] bytes = json.writeValueAsBytes(body);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }
}
