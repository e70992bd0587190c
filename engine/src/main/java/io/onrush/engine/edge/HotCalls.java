package io.onrush.engine.edge;

import java.util.List;

/** The calls that {@link HotRoutes} serve. */
public record HotCalls(List<HotCall> all) {

    public HotCalls {
        all = List.copyOf(all);
    }
}
