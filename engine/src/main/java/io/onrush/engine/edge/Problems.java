package io.onrush.engine.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
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
    private final MeterRegistry registry;
    private final Map<String, Counter> written = new ConcurrentHashMap<>();

    Problems(JsonMapper json, URI base, MeterRegistry registry) {
        this.json = json;
        this.base = base;
        this.registry = registry;
    }

    /** Answers the exchange with a problem, which must not have been answered yet. */
    public Mono<Void> write(ServerWebExchange exchange, ErrorResponseException problem) {
        ServerHttpResponse response = exchange.getResponse();
        Document document = document(exchange.getRequest().getURI().getRawPath(), problem);
        response.setStatusCode(document.status());
        document.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(document.json())));
    }

    /** @param path of the request, as it was written */
    Document document(String path, ErrorResponseException problem) {
        ProblemDetail body = problem.getBody();
        written.computeIfAbsent(idOf(body), this::counter).increment();
        if (!body.getType().isAbsolute()) {
            body.setType(base.resolve(body.getType()));
        }
        body.setInstance(URI.create(path));
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(problem.getHeaders());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        return new Document(problem.getStatusCode(), headers, json.writeValueAsBytes(body));
    }

    record Document(HttpStatusCode status, HttpHeaders headers, byte[] json) {}

    /** The modules name their problems by constants, so there are no more ids than sections in docs/errors.md. */
    private static String idOf(ProblemDetail body) {
        String type = body.getType().toString();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private Counter counter(String id) {
        return Counter.builder("engine.problems").description("Problem documents sent, by the error's id").tag("id", id).register(registry);
    }
}
