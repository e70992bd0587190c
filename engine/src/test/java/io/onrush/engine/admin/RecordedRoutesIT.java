package io.onrush.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Whatever an admin changes is written down: a new call cannot be forgotten. */
@OnrushTest
class RecordedRoutesIT {

    /** They change nothing: signing out, which needs no session, takes a cookie back; a plan that is checked is not stored. */
    private static final Set<String> CHANGE_NOTHING = Set.of("DELETE /api/v1/admin/session", "POST /api/v1/admin/venues/check");

    private static final Pattern METHOD_AND_PATH = Pattern.compile("\\(([A-Z]+) && (/api/v1/admin/\\S*)\\)");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Autowired
    private List<RouterFunction<?>> routes;

    @Test
    void everyChangingCallOfAnAdminIsWrittenDown() {
        Set<String> recorded = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        routes.forEach(route -> route.accept(new ChangingRoutes(recorded, others)));

        assertThat(recorded).hasSizeGreaterThan(10);
        assertThat(others).as("calls that no row of engine.admin_actions tells of").isEqualTo(CHANGE_NOTHING);
    }

    private record ChangingRoutes(Set<String> recorded, Set<String> others) implements RouterFunctions.Visitor {

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            Matcher route = METHOD_AND_PATH.matcher(predicate.toString());
            if (route.matches() && CHANGING.contains(route.group(1))) {
                (handler instanceof AdminLog.Recorded ? recorded : others).add(route.group(1) + " " + route.group(2));
            } else if (predicate.toString().contains("/api/v1/admin") && !predicate.toString().contains("GET")) {
                throw new AssertionError("a route of which nobody can tell whether it is written down: " + predicate);
            }
        }

        @Override
        public void startNested(RequestPredicate predicate) {
            throw new AssertionError("nested routes are not looked into: " + predicate);
        }

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> route) {
            throw new AssertionError("routes that cannot be looked into: " + route);
        }
    }
}
