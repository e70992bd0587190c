package io.onrush.engine.edge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code onrush.edge}.
 *
 * @param serve follows from `onrush.roles` and is not set by hand
 * @param problemBase what the `type` of a problem document starts with [ends in a slash]
 * @param visitorLifetime how long a visitor token and its cookie are valid; both are renewed while they are used [above 0]
 * @param visitorSession how long a visitor may go on with renewed tokens; then it is a new one, unless it signs in. Longer than from a purchase to the show
 *     [at least `visitor-lifetime`]
 * @param secureCookie marks cookies Secure also where this process sees plain HTTP, for servers behind a proxy that ends TLS
 * @param maxBody largest body of a shopper call [above 0]
 * @param maxAdminBody largest body of any other call, a seating plan above all [at least `max-body`]
 * @param answerWithin how long a call may take until its answer begins, streams aside; then it is refused with 503 [above 0]
 * @param trustedProxies networks, such as `10.0.0.0/8`, whose `X-Forwarded-For` is believed, read from the right up to the
 *     first address that is not trusted, and who alone may ask about visitors of sites that have a room
 */
@ConfigurationProperties("onrush.edge")
record EdgeProperties(
        @DefaultValue("true") boolean serve,
        @DefaultValue("https://onrush.io/errors/") URI problemBase,
        @DefaultValue("7d") Duration visitorLifetime,
        @DefaultValue("180d") Duration visitorSession,
        @DefaultValue("false") boolean secureCookie,
        @DefaultValue("16KB") DataSize maxBody,
        @DefaultValue("32MB") DataSize maxAdminBody,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue RateLimit rateLimit) {

    EdgeProperties {
        require(problemBase.toString().endsWith("/"), "onrush.edge.problem-base must end in a slash");
        require(visitorLifetime.isPositive(), "onrush.edge.visitor-lifetime must be positive");
        require(visitorSession.compareTo(visitorLifetime) >= 0, "onrush.edge.visitor-session must be at least onrush.edge.visitor-lifetime");
        require(maxBody.toBytes() > 0, "onrush.edge.max-body must be positive");
        require(answerWithin.isPositive(), "onrush.edge.answer-within must be positive");
        require(maxAdminBody.compareTo(maxBody) >= 0, "onrush.edge.max-admin-body must be at least onrush.edge.max-body");
    }

    /**
     * Each bucket starts full and is refilled evenly.
     *
     * @param enabled `false` for load tests
     * @param address per network address; an office or a mobile carrier shares one
     * @param visitor per visitor
     * @param maxBuckets addresses, and visitors, remembered; the least recently used are forgotten [1 or more]
     */
    record RateLimit(
            @DefaultValue("true") boolean enabled,
            @DefaultValue Address address,
            @DefaultValue Visitor visitor,
            @DefaultValue("200000") int maxBuckets) {

        public RateLimit {
            require(maxBuckets > 0, "onrush.edge.rate-limit.max-buckets must be positive");
        }

        /**
         * @param capacity requests that an address may make at once [1 or more]
         * @param perSecond requests a second by which it is refilled. An IPv6 client counts by its /64 [1 or more]
         */
        record Address(@DefaultValue("300") int capacity, @DefaultValue("100") int perSecond) {

            Address {
                require(capacity > 0 && perSecond > 0, "onrush.edge.rate-limit.address wants positive numbers");
            }
        }

        /**
         * @param capacity requests that a visitor may make at once [1 or more]
         * @param perSecond requests a second by which it is refilled [1 or more]
         */
        record Visitor(@DefaultValue("60") int capacity, @DefaultValue("20") int perSecond) {

            Visitor {
                require(capacity > 0 && perSecond > 0, "onrush.edge.rate-limit.visitor wants positive numbers");
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
