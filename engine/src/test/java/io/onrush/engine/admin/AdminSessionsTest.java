package io.onrush.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.edge.SecureCookies;
import io.onrush.engine.edge.SigningKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

class AdminSessionsTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

    private final ResponseCookie cookie = sessions("first", NOW).start("ada", requestTo("https://tickets.example/"));

    @Test
    void aSessionLastsAsLongAsConfigured() {
        assertThat(isKnown(sessions("first", NOW.plusSeconds(3599)), cookie)).isTrue();
        assertThat(isKnown(sessions("first", NOW.plusSeconds(3600)), cookie)).isFalse();
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        assertThat(isKnown(sessions("second", NOW), cookie)).isFalse();
    }

    @Test
    void noScriptAndNoOtherSiteGetsTheCookie() {
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/api/v1/admin");
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(sessions("first", NOW).start("ada", requestTo("http://localhost/")).isSecure()).isFalse();
    }

    private static AdminSessions sessions(String password, Instant now) {
        return new AdminSessions(
                new SigningKeys("a-secret-of-at-least-thirty-two-bytes"),
                AdminPassword.of(password, new SecureRandom()),
                new AdminProperties(password, "roles", Duration.ofHours(1), 10),
                new SecureCookies(false),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static boolean isKnown(AdminSessions sessions, ResponseCookie cookie) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.GET, "/api/v1/admin/events")
                .cookie(new HttpCookie(cookie.getName(), cookie.getValue())));
        ServerAuthenticationEntryPoint refused = (request, error) -> Mono.error(error);
        return Boolean.TRUE.equals(sessions.filter(refused)
                .filter(exchange, reached -> Mono.empty())
                .thenReturn(true)
                .onErrorReturn(false)
                .block(Duration.ofSeconds(5)));
    }

    private static ServerRequest requestTo(String url) {
        return ServerRequest.create(
                MockServerWebExchange.from(MockServerHttpRequest.get(url)), HandlerStrategies.withDefaults().messageReaders());
    }
}
