package io.onrush.engine.edge;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which methods a path takes. Functional routes only tell whether they take a request, so each method is asked for, but not
 * before a request was taken by none.
 */
final class AllowedMethods {

    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final ObjectProvider<RouterFunctionMapping> mapping;

    AllowedMethods(ObjectProvider<RouterFunctionMapping> mapping) {
        this.mapping = mapping;
    }

    /** None where nothing is served at the path. */
    Mono<List<HttpMethod>> of(ServerWebExchange exchange) {
        RouterFunction<?> routes = mapping.getObject().getRouterFunction();
        return routes == null
                ? Mono.just(List.of())
                : Flux.fromIterable(METHODS).filterWhen(method -> routes.route(as(method, exchange)).hasElement(), 1).collectList();
    }

    private static ServerRequest as(HttpMethod method, ServerWebExchange exchange) {
        return ServerRequest.create(exchange.mutate().request(request -> request.method(method)).build(), List.of());
    }
}
