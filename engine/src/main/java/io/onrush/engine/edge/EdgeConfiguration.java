package io.onrush.engine.edge;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** What every HTTP request meets, whatever role serves it. Only {@code POST visitors} belongs to the role edge alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeProperties.class)
class EdgeConfiguration {

    @Bean
    Problems problems(JsonMapper json, EdgeProperties properties) {
        return new Problems(json, properties.problemBase());
    }

    @Bean
    ProblemHandler problemHandler(Problems problems) {
        return new ProblemHandler(problems);
    }

    @Bean
    CrossSiteFilter crossSiteFilter() {
        return new CrossSiteFilter();
    }

    @Bean
    BodySizeFilter bodySizeFilter(EdgeProperties properties) {
        return new BodySizeFilter(properties.maxBody().toBytes(), properties.maxAdminBody().toBytes());
    }

    @Bean
    VisitorTokens visitorTokens(SigningKeys keys, Clock clock, EdgeProperties properties) {
        return new VisitorTokens(keys.forPurpose("visitor"), clock, properties.visitorLifetime());
    }

    @Bean
    VisitorFilter visitorFilter(VisitorTokens tokens) {
        return new VisitorFilter(tokens);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> visitorRoutes(VisitorTokens tokens, IdGenerator ids, EdgeProperties properties) {
        return new VisitorRoutes(tokens, ids, properties.secureCookie()).routes();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.edge.rate-limit.enabled", matchIfMissing = true)
    static class RateLimits {

        @Bean
        AddressLimit addressLimit(EdgeProperties properties) {
            EdgeProperties.RateLimit limits = properties.rateLimit();
            RateLimiter limiter = new RateLimiter(
                    "address", limits.address().capacity(), limits.address().perSecond(), limits.maxBuckets());
            return new AddressLimit(limiter, new ClientAddress(properties.trustedProxies()));
        }

        @Bean
        VisitorLimitFilter visitorLimitFilter(EdgeProperties properties) {
            EdgeProperties.RateLimit limits = properties.rateLimit();
            return new VisitorLimitFilter(new RateLimiter(
                    "visitor", limits.visitor().capacity(), limits.visitor().perSecond(), limits.maxBuckets()));
        }
    }
}
