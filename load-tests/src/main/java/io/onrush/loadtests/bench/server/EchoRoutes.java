package io.onrush.loadtests.bench.server;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * What WebFlux costs when nothing is done: JSON is read and written again. The route stands before the product's own, on
 * the same server and behind the same filters.
 */
@Configuration(proxyBeanMethods = false)
public class EchoRoutes {

    public static final String PATH = "/api/v1/echo";

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> echo() {
        return routes();
    }

    static RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(PATH, request -> request.bodyToMono(JSON).flatMap(json -> ServerResponse.ok().bodyValue(json)))
                .build();
    }
}
