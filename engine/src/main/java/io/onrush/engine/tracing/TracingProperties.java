package io.onrush.engine.tracing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.tracing}.
 *
 * @param endpoint collector that takes OTLP over HTTP, with the path: `http://collector:4318/v1/traces`. Empty: no span is made
 * @param headers sent with every export, for a collector that wants to know who sends; may hold a token
 * @param sampling share of the journeys that are traced; decided once, when a visitor joins a queue [0 to 1]
 * @param acceptTraceparent whether a journey begins in the trace that the client's `traceparent` names, sampled or not as it says. Only
 *     behind a proxy that sets it itself
 * @param timeout longest wait for the collector; spans that it does not take are dropped [above 0]
 */
@ConfigurationProperties("onrush.tracing")
record TracingProperties(
        @DefaultValue("") String endpoint,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("0.01") double sampling,
        @DefaultValue("false") boolean acceptTraceparent,
        @DefaultValue("5s") Duration timeout) {

    TracingProperties {
        require(endpoint.isEmpty() || isHttp(endpoint), "endpoint must be an http or https URL with its path, for instance http://collector:4318/v1/traces");
        require(sampling >= 0 && sampling <= 1, "sampling must be from 0 to 1");
        require(timeout.isPositive(), "timeout must be longer than 0, for instance 5s");
    }

    /** Headers may hold a token. */
    @Override
    public String toString() {
        return "TracingProperties[endpoint=" + endpoint + ", sampling=" + sampling + ", acceptTraceparent=" + acceptTraceparent + "]";
    }

    private static boolean isHttp(String url) {
        return url.matches("https?://\\S+") && URI.create(url).getHost() != null;
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.tracing." + rule);
        }
    }
}
