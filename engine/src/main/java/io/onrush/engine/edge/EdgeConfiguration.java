package io.onrush.engine.edge;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import tools.jackson.databind.json.JsonMapper;

/** What every HTTP request meets, whatever role serves it. Only {@code POST visitors} belongs to the role edge alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeProperties.class)
class EdgeConfiguration {

    @Bean
    Problems problems(JsonMapper json, EdgeProperties properties, MeterRegistry registry) {
        return new Problems(json, properties.problemBase(), registry);
    }

    @Bean
    ProblemHandler problemHandler(
            Problems problems, @Qualifier("routerFunctionMapping") ObjectProvider<RouterFunctionMapping> mapping) {
        return new ProblemHandler(problems, new AllowedMethods(mapping));
    }

    @Bean
    ManagementPort managementPort(WebEndpointProperties actuator) {
        return new ManagementPort(actuator.getBasePath());
    }

    @Bean
    RequestDeadline requestDeadline(EdgeProperties properties) {
        return new RequestDeadline(properties.answerWithin());
    }

    @Bean
    AnswerDeadline answerDeadline(EdgeProperties properties) {
        return new AnswerDeadline(properties.answerWithin());
    }

    @Bean
    CrossSiteFilter crossSiteFilter() {
        return new CrossSiteFilter();
    }

    @Bean
    SharedAnswers sharedAnswers() {
        return new SharedAnswers();
    }

    @Bean
    BodySizeFilter bodySizeFilter(EdgeProperties properties) {
        return new BodySizeFilter(properties.maxBody().toBytes(), properties.maxAdminBody().toBytes());
    }

    @Bean
    VisitorTokens visitorTokens(SigningKeys keys, Clock clock, EdgeProperties properties) {
        return new VisitorTokens(keys.forPurpose("visitor"), clock, properties.visitorLifetime(), properties.visitorSession());
    }

    @Bean
    VisitorCookies visitorCookies(VisitorTokens tokens, SecureCookies secure) {
        return new VisitorCookies(tokens, secure);
    }

    @Bean
    VisitorMoves visitorMoves(DatabaseClient database) {
        return new VisitorMoves(database);
    }

    @Bean
    MovedVisitors movedVisitors(VisitorMoves moves, Clock clock, EdgeProperties properties) {
        return new MovedVisitors(moves, clock, properties.visitorLifetime());
    }

    @Bean
    VisitorFilter visitorFilter(VisitorTokens tokens, MovedVisitors moved, VisitorCookies cookies) {
        return new VisitorFilter(tokens, moved, cookies);
    }

    @Bean
    VisitorSignIn visitorSignIn(VisitorTokens tokens, VisitorCookies cookies, VisitorMoves moves, MovedVisitors moved) {
        return new VisitorSignIn(tokens, cookies, moves, moved);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> visitorRoutes(VisitorSignIn signIn, IdGenerator ids) {
        return new VisitorRoutes(signIn, ids).routes();
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> timeRoutes(Clock clock) {
        return new TimeRoutes(clock).routes();
    }

    @Bean
    BrowserVisitors browserVisitors(
            VisitorTokens tokens, MovedVisitors moved, VisitorCookies cookies, IdGenerator ids, SecureCookies secure, ObjectProvider<AddressLimit> addresses) {
        return new BrowserVisitors(tokens, moved, cookies, ids, secure, addresses.getIfAvailable());
    }

    @Bean
    SecureCookies secureCookies(EdgeProperties properties) {
        return new SecureCookies(properties.secureCookie());
    }

    @Bean
    ClientAddress clientAddress(EdgeProperties properties) {
        return new ClientAddress(properties.trustedProxies());
    }

    @Bean
    HotJson hotJson(JsonMapper json) {
        return new HotJson(json);
    }

    @Bean
    HotGate hotGate(
            ObjectProvider<AddressLimit> addresses, VisitorFilter tokens, VisitorCookies cookies, ObjectProvider<VisitorLimitFilter> visitors) {
        return new HotGate(addresses.getIfAvailable(), tokens, cookies, visitors.getIfAvailable());
    }

    @Bean
    HotWay hotWay() {
        return new HotWay();
    }

    @Bean
    HotRoutes hotRoutes(
            HotWay way, HotCalls calls, HotGate gate, ClientAddress addresses, ProblemHandler errors, Problems problems, EdgeProperties properties,
            MeterRegistry registry,
            @Value("${onrush.tracing.accept-traceparent:false}") boolean acceptsTraces) {
        PlainRequest plain = new PlainRequest(properties.maxBody().toBytes(), acceptsTraces);
        return new HotRoutes(way, calls, plain, gate, addresses, new HotRefusals(errors, problems), new HotMeters(registry));
    }

    @Bean
    ProxyRoutes proxyRoutes(HotWay way, ProxyCalls calls, ClientAddress addresses, ProblemHandler errors, Problems problems, MeterRegistry registry) {
        return new ProxyRoutes(way, calls, addresses, new HotRefusals(errors, problems), new HotMeters(registry));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.edge.rate-limit.enabled", matchIfMissing = true)
    static class RateLimits {

        @Bean
        AddressLimit addressLimit(EdgeProperties properties, ClientAddress clientAddress, MeterRegistry registry) {
            EdgeProperties.RateLimit limits = properties.rateLimit();
            RateLimiter limiter = new RateLimiter(
                    "address", limits.address().capacity(), limits.address().perSecond(), limits.maxBuckets(), registry);
            return new AddressLimit(limiter, clientAddress);
        }

        @Bean
        VisitorLimitFilter visitorLimitFilter(EdgeProperties properties, MeterRegistry registry) {
            EdgeProperties.RateLimit limits = properties.rateLimit();
            return new VisitorLimitFilter(new RateLimiter(
                    "visitor", limits.visitor().capacity(), limits.visitor().perSecond(), limits.maxBuckets(), registry));
        }
    }
}
