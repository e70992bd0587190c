package io.onrush.engine.contract;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Gathers {@code GET /a/{}} from routes of a method and a path; HEAD goes with GET. Any other kind of route fails. */
final class ServedRoutes implements RouterFunctions.Visitor {

    private static final Pattern METHOD_AND_PATH = Pattern.compile("\\((\\[GET, HEAD]|\\[HEAD, GET]|[A-Z]+) && (/\\S*)\\)");

    private final Set<String> served;

    ServedRoutes(Set<String> served) {
        this.served = served;
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        Matcher route = METHOD_AND_PATH.matcher(predicate.toString());
        if (route.matches()) {
            String method = route.group(1).contains("GET") ? "GET" : route.group(1);
            served.add(method + " " + route.group(2).replaceAll("\\{[^}]+}", "{}"));
        } else if (predicate.toString().contains("/api/")) {
            throw new AssertionError("a route that cannot be compared with the contract: " + predicate);
        }
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        throw new AssertionError("nested routes cannot be compared with the contract: " + predicate);
    }

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> route) {
        throw new AssertionError("a route that cannot be compared with the contract: " + route);
    }
}
