package io.onrush.engine.admin;

import io.onrush.engine.edge.AddressLimit;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.Problems;
import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/**
 * Admin calls and the actuator are closed to everyone but the role ADMIN, by HTTP Basic or, where an issuer is
 * configured, by an OIDC bearer token. Health is open for probes. Shopper calls get the security headers only: who the
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
    @Order(1)
    SecurityWebFilterChain adminChain(
            ServerHttpSecurity http,
            AdminPassword password,
            AdminProperties properties,
            Problems problems,
            ObjectProvider<AddressLimit> addressLimit,
            ObjectProvider<ReactiveJwtDecoder> oidc) {
        headers(http, addressLimit)
                .securityMatcher(new OrServerWebExchangeMatcher(
                        ServerWebExchangeMatchers.pathMatchers("/api/v1/admin/**"), EndpointRequest.toAnyEndpoint()))
                .authorizeExchange(exchanges -> exchanges
                        .matchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyExchange()
                        .hasRole("ADMIN"))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationManager(basic(password))
                .httpBasic(basic -> basic.authenticationEntryPoint(entryPoint(problems)))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(entryPoint(problems))
                        .accessDeniedHandler(accessDenied(problems)));
        oidc.ifAvailable(decoder -> http.oauth2ResourceServer(server -> server
                .authenticationEntryPoint(entryPoint(problems))
                .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(roles(properties.rolesClaim())))));
        return http.build();
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
                        .contentSecurityPolicy(csp -> csp.policyDirectives(
                                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"))
                        .referrerPolicy(referrer -> {})
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicy(policy -> policy.policy("camera=(), microphone=(), geolocation=()")));
    }

    private static ReactiveAuthenticationManager basic(AdminPassword password) {
        return authentication -> Mono.just(authentication)
                .filter(given -> ADMIN.equals(given.getName()) && password.matches(String.valueOf(given.getCredentials())))
                .<Authentication>map(given -> UsernamePasswordAuthenticationToken.authenticated(
                        ADMIN, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN")))
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("wrong user or password")));
    }

    private static ReactiveJwtAuthenticationConverter roles(String claim) {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName(claim);
        authorities.setAuthorityPrefix("ROLE_");
        ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(authorities));
        return converter;
    }

    private static ServerAuthenticationEntryPoint entryPoint(Problems problems) {
        return (exchange, error) -> {
            ErrorResponseException problem = EngineProblem.ADMIN_REQUIRED.with(
                    "Send HTTP Basic credentials of the user admin. The password is in onrush.admin.password, or was printed at start.");
            problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"onrush\", charset=\"UTF-8\"");
            return problems.write(exchange, problem);
        };
    }

    private static ServerAccessDeniedHandler accessDenied(Problems problems) {
        return (exchange, error) -> problems.write(
                exchange, EngineProblem.ADMIN_FORBIDDEN.with("Use an account that has the role ADMIN."));
    }
}
