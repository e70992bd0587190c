package io.onrush.engine.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The calls that take {@link HotPath}. */
public record HotCalls(List<HotCall> all) {

    public HotCalls {
        all = List.copyOf(all);
    }

    public boolean contain(ServerHttpRequest request) {
        return find(request) != null;
    }

    @Nullable HotCall find(ServerHttpRequest request) {
        for (HotCall call : all) {
            if (call.isMadeBy(request)) {
                return call;
            }
        }
        return null;
    }
}
