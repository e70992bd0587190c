package io.onrush.engine.admin;

import io.onrush.engine.edge.IdentityCheck;
import io.onrush.engine.edge.IdentityTokens;
import io.onrush.engine.edge.SecureCookies;
import io.onrush.engine.edge.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sessions of the admin pages: a signed token in a cookie that no script can read. No process keeps any state of them, so
 * that each can check all; a cookie that was stolen is good until it expires. The admin's password is part of the key: with
 * a new password all sessions end.
 */
final class AdminSessions {

    static final String PATH = "/api/v1/admin/session";

    private static final String COOKIE = "onrush_admin";
    private static final String COOKIE_PATH = "/api/v1/admin";

    private final IdentityTokens tokens;
    private final SecureCookies secure;
    private final Clock clock;

    AdminSessions(SigningKeys keys, AdminPassword password, AdminProperties properties, SecureCookies secure, Clock clock) {
        byte[] key = keys.forPurpose("admin-session:" + password.fingerprint());
        this.tokens = new IdentityTokens("onrush-admin+jwt", key, clock, properties.sessionLifetime());
        this.secure = secure;
        this.clock = clock;
    }

    Instant expiryOfOneThatStartsNow() {
        return clock.instant().plus(tokens.lifetime());
    }

    ResponseCookie start(String name, ServerRequest request) {
        return cookie(tokens.sign(name), tokens.lifetime(), request);
    }

    ResponseCookie end(ServerRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    /**
     * Establishes the admin of a request by its cookie. An Authorization header wins. A session cannot start another, or it
     * would never have to end; and who ends one needs none.
     */
    AuthenticationWebFilter filter(ServerAuthenticationEntryPoint entryPoint) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(this::authenticate);
        filter.setServerAuthenticationConverter(AdminSessions::cookieOf);
        filter.setRequiresAuthenticationMatcher(new NegatedServerWebExchangeMatcher(startsOrEnds()));
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(entryPoint));
        return filter;
    }

    private Mono<Authentication> authenticate(Authentication given) {
        return switch (tokens.check((String) given.getCredentials())) {
            case IdentityCheck.Known known -> Mono.just(UsernamePasswordAuthenticationToken.authenticated(
                    new AdminSession(known.name(), known.expiresAt()), null, AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
            case IdentityCheck.Forged forged -> Mono.error(new BadCredentialsException("the session is not one of ours"));
            case IdentityCheck.Expired expired -> Mono.error(new BadCredentialsException("the session is over"));
        };
    }

    private static Mono<Authentication> cookieOf(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getRequest().getCookies().getFirst(COOKIE))
                .filter(cookie -> !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION))
                .map(cookie -> UsernamePasswordAuthenticationToken.unauthenticated(COOKIE, cookie.getValue()));
    }

    private static ServerWebExchangeMatcher startsOrEnds() {
        return new OrServerWebExchangeMatcher(
                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, PATH),
                ServerWebExchangeMatchers.pathMatchers(HttpMethod.DELETE, PATH));
    }

    private ResponseCookie cookie(String value, Duration maxAge, ServerRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(secure.wantedBy(request))
                .sameSite("Strict")
                .path(COOKIE_PATH)
                .maxAge(maxAge)
                .build();
    }
}
