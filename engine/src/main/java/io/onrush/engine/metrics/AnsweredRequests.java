package io.onrush.engine.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.onrush.engine.edge.HotCalls;
import java.util.function.Supplier;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Times requests that end when they are answered. A stream lasts as long as somebody watches, which says nothing of how
 * fast the server is (streams have gauges and counters of their own); and an answer to a probe or a scrape that is
 * unwell by intention is not to look like a failing shop.
 */
final class AnsweredRequests implements ObservationPredicate {

    private final Supplier<HotCalls> timedElsewhere;

    /** @param timedElsewhere asked with the first request */
    AnsweredRequests(Supplier<HotCalls> timedElsewhere) {
        this.timedElsewhere = timedElsewhere;
    }

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request) || isTimed(request.getCarrier());
    }

    private boolean isTimed(ServerHttpRequest request) {
        return !timedElsewhere.get().contain(request) && isAnswered(request.getPath().value());
    }

    private static boolean isAnswered(String path) {
        return !path.endsWith("/stream") && !path.startsWith("/actuator") && !path.equals("/rsocket");
    }
}
