package io.onrush.engine.admin;

import io.onrush.engine.edge.AddressLimit;
import io.onrush.engine.edge.ClientAddress;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.Problems;
import io.onrush.engine.edge.SecureCookies;
import io.onrush.engine.edge.SecurityHeaders;
import io.onrush.engine.edge.SigningKeys;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/**
 * Admin calls and the actuator are closed to everyone but the role ADMIN, by HTTP Basic, by the session
 * that was started with it or, where an issuer is configured, by an OIDC bearer token. Health is open for probes, and
 * where the actuator has a port of its own, which a network guards, so are the metrics. Shopper calls get the security headers only: who the
 * visitor is, the edge establishes itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(AdminProperties.class)
class AdminSecurity {

    private static final String ADMIN = "admin";

    @Bean
    AdminPassword adminPassword(AdminProperties properties, SecureRandom random) {
        return AdminPassword.of(properties.password(), random);
    }

    @Bean
    AdminSessions adminSessions(
            SigningKeys keys, AdminPassword password, AdminProperties properties, SecureCookies secure, Clock clock) {
        return new AdminSessions(keys, password, properties, secure, clock);
    }

    @Bean
    FailedSignIns failedSignIns(AdminProperties properties, ClientAddress clientAddress) {
        return new FailedSignIns(properties.failedSignInsPerMinute(), clientAddress);
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain adminChain(
            ServerHttpSecurity http,
            AdminPassword password,
            AdminProperties properties,
            AdminSessions sessions,
            FailedSignIns failedSignIns,
            Problems problems,
            ObjectProvider<AddressLimit> addressLimit,
            ObjectProvider<ReactiveJwtDecoder> oidc,
            Environment environment) {
        AdminEntryPoint entryPoint = new AdminEntryPoint(problems, failedSignIns);
        headers(http, addressLimit)
                .securityMatcher(new OrServerWebExchangeMatcher(
                        ServerWebExchangeMatchers.pathMatchers("/api/v1/admin/**"), EndpointRequest.toAnyEndpoint()))
                .authorizeExchange(exchanges -> exchanges
                        .matchers(EndpointRequest.to(openEndpoints(environment)))
                        .permitAll()
                        .pathMatchers(HttpMethod.DELETE, AdminSessions.PATH)
                        .permitAll()
                        .anyExchange()
                        .hasRole("ADMIN"))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationManager(basic(password))
                .addFilterBefore(failedSignIns::filter, SecurityWebFiltersOrder.HTTP_BASIC)
                .httpBasic(basic -> basic.authenticationEntryPoint(entryPoint))
                .addFilterAt(sessions.filter(entryPoint), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(accessDenied(problems)));
        oidc.ifAvailable(decoder -> http.oauth2ResourceServer(server -> server
                .authenticationEntryPoint(entryPoint)
                .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(new AdminTokens(properties.rolesClaim())))));
        return http.build();
    }

    private static String[] openEndpoints(Environment environment) {
        boolean guarded = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return guarded ? new String[] {"health", "prometheus"} : new String[] {"health"};
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain everyoneChain(ServerHttpSecurity http, ObjectProvider<AddressLimit> addressLimit) {
        return headers(http, addressLimit)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    private static ServerHttpSecurity headers(ServerHttpSecurity http, ObjectProvider<AddressLimit> addressLimit) {
        addressLimit.ifAvailable(limit -> http.addFilterAfter(limit::filter, SecurityWebFiltersOrder.HTTP_HEADERS_WRITER));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(SecurityHeaders.CONTENT_POLICY))
                        .referrerPolicy(referrer -> {})
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicy(policy -> policy.policy(SecurityHeaders.PERMISSIONS)));
    }

    private static ReactiveAuthenticationManager basic(AdminPassword password) {
        return authentication -> Mono.just(authentication)
                .filter(given -> ADMIN.equals(given.getName()) && password.matches(String.valueOf(given.getCredentials())))
                .<Authentication>map(given -> UsernamePasswordAuthenticationToken.authenticated(
                        ADMIN, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN")))
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("wrong user or password")));
    }

    private static ServerAccessDeniedHandler accessDenied(Problems problems) {
        return (exchange, error) -> problems.write(
                exchange, EngineProblem.ADMIN_FORBIDDEN.with("Use an account that has the role ADMIN."));
    }
}
