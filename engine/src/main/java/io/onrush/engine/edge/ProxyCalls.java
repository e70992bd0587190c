package io.onrush.engine.edge;

import java.util.List;

/** The questions of proxies that {@link ProxyRoutes} answer. */
public record ProxyCalls(List<ProxyCall> all) {

    public ProxyCalls {
        all = List.copyOf(all);
    }
}
