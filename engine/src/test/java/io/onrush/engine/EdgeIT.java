package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The edge with its limits on: small ones, so that a test reaches them. */
@OnrushTest
@DirtiesContext
@TestPropertySource(properties = {
    "onrush.edge.rate-limit.enabled=true",
    "onrush.edge.rate-limit.address.capacity=40",
    "onrush.edge.rate-limit.address.per-second=10",
    "onrush.edge.rate-limit.visitor.capacity=5",
    "onrush.edge.rate-limit.visitor.per-second=1",
    "onrush.edge.trusted-proxies=127.0.0.0/8,::1/128"
})
class EdgeIT {

    @Test
    void anAddressThatAsksTooOftenWaits(Shop shop) {
        Map<String, String> from = Map.of("X-Forwarded-For", "203.0.113.7");
        shop.http().send("GET", "/api/v1/events", Map.of("X-Forwarded-For", "203.0.113.9"), null).expect(200); // the first one takes its time
        Reply first = shop.http().send("GET", "/api/v1/events", from, null);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"address\";q=40;w=4");
        assertThat(first.header("RateLimit")).matches("\"address\";r=39;t=\\d+");
        Reply refused = Stream.generate(() -> shop.http().send("GET", "/api/v1/events", from, null)).limit(1000)
                .filter(reply -> reply.status() == 429).findFirst().orElseThrow();
        refused.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        shop.http().send("GET", "/api/v1/events", Map.of("X-Forwarded-For", "203.0.113.8"), null).expect(200);
        await().until(() -> shop.http().send("GET", "/api/v1/events", from, null).status() == 200);
    }

    @Test
    void aVisitorThatAsksTooOftenWaitsWhereverItAsksFrom(Shop shop) {
        Shopper shopper = shop.shopper();
        Stream<Integer> answers = IntStream.range(0, 8).mapToObj(i -> shopper.header("X-Forwarded-For", "198.51.100." + i).get("/api/v1/orders").status());
        assertThat(answers).contains(200, 429).doesNotContain(500);
        shop.shopper().header("X-Forwarded-For", "198.51.100.99").get("/api/v1/orders").expect(200);
    }

    @Test
    void adminCallsAndTheActuatorAreClosedToOthers(Shop shop) {
        Map<String, String> nobody = Map.of("X-Forwarded-For", "192.0.2.1");
        shop.http().send("POST", "/api/v1/admin/venues", nobody, Shop.hall()).expectProblem(401, "admin-required");
        Reply wrong = shop.http().send("GET", "/api/v1/admin/onsales/x/dashboard", Map.of("Authorization", Shop.basic("guess"), "X-Forwarded-For", "192.0.2.1"), null);
        wrong.expectProblem(401, "admin-required");
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Basic");
        shop.http().send("GET", "/actuator/health", nobody, null).expect(200);
        Shopper shopper = shop.shopper().header("X-Forwarded-For", "192.0.2.2");
        shopper.get("/api/v1/admin/onsales/x/dashboard").expectProblem(401, "admin-required");
    }

    @Test
    void aPasswordCannotBeGuessedFasterThanTheLimitOfAnAddress(Shop shop) {
        Map<String, String> guess = Map.of("Authorization", Shop.basic("guess"), "X-Forwarded-For", "192.0.2.9");
        Stream<Integer> answers = IntStream.range(0, 60).mapToObj(i -> shop.http().send("GET", "/api/v1/admin/onsales/x", guess, null).status());
        assertThat(answers).contains(401, 429).containsOnly(401, 429);
    }

    @Test
    void aPathWrittenInAnotherWayMeetsTheSameLimits(Shop shop) {
        Map<String, String> from = Map.of("X-Forwarded-For", "192.0.2.10");
        assertThat(shop.http().send("GET", "/%61pi/v1/events", from, null).expect(200).header("RateLimit")).isNotNull();
        shop.http().send("GET", "/api;x=y/v1/events", from, null).expect(400);
        shop.http().send("POST", "/%61pi/v1/orders", from, "x".repeat(20_000).getBytes(StandardCharsets.UTF_8)).expectProblem(413, "body-too-large");
    }

    @Test
    void everyAnswerHasTheSecurityHeaders(Shop shop) {
        Reply reply = shop.http().send("GET", "/api/v1/events", Map.of("X-Forwarded-For", "192.0.2.3"), null).expect(200);
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void anotherSitesPageChangesNothing(Shop shop) {
        Map<String, String> page = Map.of("Sec-Fetch-Site", "cross-site", "Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "X-Forwarded-For", "192.0.2.4");
        shop.http().send("POST", "/api/v1/admin/onsales/x/close", page, null).expectProblem(403, "cross-site-request");
    }

    @Test
    void anotherSubdomainsPageChangesNothingEither(Shop shop) {
        Map<String, String> page = Map.of("Sec-Fetch-Site", "same-site", "Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "X-Forwarded-For", "192.0.2.11");
        shop.http().send("POST", "/api/v1/admin/onsales/x/close", page, null).expectProblem(403, "cross-site-request");
        shop.http().send("POST", "/api/v1/visitors", Map.of("Sec-Fetch-Site", "same-origin", "X-Forwarded-For", "192.0.2.11"), null).expect(201);
    }

    @Test
    void whoGuessesIsNotToldWhenAGuessIsRight(Shop shop) {
        Map<String, String> guess = Map.of("Authorization", Shop.basic("guess"), "X-Forwarded-For", "192.0.2.12");
        List<Integer> answers = IntStream.range(0, 11).mapToObj(i -> shop.http().send("POST", "/api/v1/admin/session", guess, null).status()).toList();
        assertThat(answers).containsExactly(401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 429);

        Map<String, String> right = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "X-Forwarded-For", "192.0.2.12");
        Reply refused = shop.http().send("POST", "/api/v1/admin/session", right, null).expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 6);
        shop.http().send("POST", "/api/v1/admin/session",
                Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "X-Forwarded-For", "192.0.2.13"), null).expect(200);
    }

    @Test
    void aSessionGoesOnWhereSomebodyElseAtTheAddressGuesses(Shop shop) {
        Map<String, String> right = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "X-Forwarded-For", "192.0.2.14");
        String cookie = shop.http().send("POST", "/api/v1/admin/session", right, null).expect(200).header("Set-Cookie").split(";")[0];
        Map<String, String> guess = Map.of("Authorization", Shop.basic("guess"), "X-Forwarded-For", "192.0.2.14");
        IntStream.range(0, 11).forEach(i -> shop.http().send("GET", "/api/v1/admin/session", guess, null));
        shop.http().send("GET", "/api/v1/admin/session", Map.of("Cookie", cookie, "X-Forwarded-For", "192.0.2.14"), null).expect(200);
    }
}
