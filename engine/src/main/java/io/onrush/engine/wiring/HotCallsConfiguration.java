package io.onrush.engine.wiring;

import io.onrush.engine.edge.HotCall;
import io.onrush.engine.edge.HotCalls;
import io.onrush.engine.edge.HotJson;
import io.onrush.engine.edge.ProxyCall;
import io.onrush.engine.edge.ProxyCalls;
import io.onrush.engine.inventory.HoldRoutes;
import io.onrush.waitingroom.site.SiteGate;
import io.onrush.waitingroom.web.QueueCalls;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What everybody does in a rush: join, look where one is, get in, hold. Only the calls of the roles that are served. */
@Configuration(proxyBeanMethods = false)
class HotCallsConfiguration {

    private static final String ONSALE = "/api/v1/onsales/";

    @Bean
    HotCalls hotCalls(ObjectProvider<QueueCalls> queue, ObjectProvider<HoldRoutes> holds, HotJson json) {
        List<HotCall> calls = new ArrayList<>();
        holds.ifAvailable(routes -> calls.add(new HotCall("POST", "/api/v1/events/", "/holds", true, routes::place)));
        queue.ifAvailable(open -> {
            HotQueue hot = new HotQueue(open, json);
            calls.add(new HotCall("GET", ONSALE, "/queue/me", false, hot::me));
            calls.add(new HotCall("GET", ONSALE, "/queue", false, hot::status));
            calls.add(HotCall.stream(ONSALE, "/queue/stream", hot::stream));
            calls.add(new HotCall("POST", ONSALE, "/queue", false, hot::join));
            calls.add(new HotCall("POST", ONSALE, "/pass", false, hot::pass));
        });
        return new HotCalls(calls);
    }

    @Bean
    ProxyCalls proxyCalls(ObjectProvider<QueueCalls> queue, SiteGate gate) {
        ForwardAuth sites = new ForwardAuth(gate);
        return new ProxyCalls(queue.getIfAvailable() == null
                ? List.of()
                : List.of(new ProxyCall("/forward-auth/", sites::forwardAuth), new ProxyCall("/auth-request/", sites::authRequest)));
    }
}
