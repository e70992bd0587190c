package io.onrush.engine.wiring;

import io.onrush.engine.edge.HotCall;
import io.onrush.engine.edge.HotCalls;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What everybody does in a rush: join, look where one is, get in, hold. Only the calls of the roles that are served. */
@Configuration(proxyBeanMethods = false)
class HotCallsConfiguration {

    private static final String ONSALE = "/api/v1/onsales/";

    @Bean
    HotCalls hotCalls(
            @Qualifier("queueRoutes") ObjectProvider<RouterFunction<ServerResponse>> queue,
            @Qualifier("passRoutes") ObjectProvider<RouterFunction<ServerResponse>> passes,
            @Qualifier("holdRoutes") ObjectProvider<RouterFunction<ServerResponse>> holds) {
        List<HotCall> calls = new ArrayList<>();
        holds.ifAvailable(routes -> calls.add(new HotCall(HttpMethod.POST, "/api/v1/events/", "/holds", routes)));
        queue.ifAvailable(routes -> {
            calls.add(new HotCall(HttpMethod.GET, ONSALE, "/queue/me", routes));
            calls.add(new HotCall(HttpMethod.GET, ONSALE, "/queue", routes));
            calls.add(new HotCall(HttpMethod.POST, ONSALE, "/queue", routes));
        });
        passes.ifAvailable(routes -> calls.add(new HotCall(HttpMethod.POST, ONSALE, "/pass", routes)));
        return new HotCalls(calls);
    }
}
