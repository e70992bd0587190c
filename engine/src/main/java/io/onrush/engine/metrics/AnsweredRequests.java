package io.onrush.engine.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Times requests that end when they are answered. A stream lasts as long as somebody watches, which says nothing of how
 * fast the server is (streams have gauges and counters of their own); and an answer to a probe or a scrape that is
 * unwell by intention is not to look like a failing shop.
 */
final class AnsweredRequests implements ObservationPredicate {

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request) || isAnswered(request.getCarrier().getPath().value());
    }

    private static boolean isAnswered(String path) {
        return !path.endsWith("/stream") && !path.startsWith("/actuator") && !path.equals("/rsocket");
    }
}
