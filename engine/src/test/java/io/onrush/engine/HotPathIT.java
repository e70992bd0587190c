package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.node.ObjectNode;

/** A hot call that is written with an escape goes the long way, through every filter of the server; both must answer alike. */
@OnrushTest
@DirtiesContext
@TestPropertySource(properties = {"onrush.edge.rate-limit.enabled=true", "onrush.edge.max-body=4KB", "onrush.edge.answer-within=4s"})
@Import(HotPathIT.LongWay.class)
class HotPathIT {

    private static final String LONG_WAY = "x-long-way";

    private static final Map<String, Object> SEAT = Map.of("seats", List.of("stalls-A-1"));

    @Test
    void bothWaysAnswerALookAtThePlaceAlike(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        shopper.join(sale);
        alike(path -> shopper.get(path + "/queue/me"), sale.onsale(), 200);
        alike(path -> shop.get(path + "/queue"), shop.openSale().onsale(), 200);
        alike(path -> shopper.send("POST", path + "/queue", null), sale.onsale(), 200);
        shopper.admittedTo(sale);
        alike(path -> shopper.send("POST", path + "/pass", null), sale.onsale(), 200);
    }

    @Test
    void bothWaysRefuseAlike(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
        alike(path -> shopper.send("POST", path + "/holds", SEAT), sale.event(), 409);
        alike(path -> shopper.send("POST", path + "/holds", "{"), sale.event(), 400);
        alike(path -> shopper.send("POST", path + "/holds", Map.of("seats", "none")), sale.event(), 400);
        alike(path -> shopper.send("POST", path + "/holds", Map.of("seats", List.of("nowhere"))), sale.event(), 400);
        alike(path -> shopper.send("POST", path + "/holds", null), sale.event(), 400);
        alike(path -> shopper.withKey("no key, this", "POST", path + "/holds", SEAT), sale.event(), 400);
        alike(path -> shop.shopper().send("POST", path + "/holds", SEAT), sale.event(), 403);
        alike(path -> shop.http().send("POST", path + "/queue", Map.of(), null), sale.onsale(), 401);
        alike(path -> shop.http().send("POST", path + "/queue", Map.of("Authorization", "Bearer forged"), null), sale.onsale(), 401);
        alike(path -> shop.http().send("POST", path + "/queue", Map.of("Sec-Fetch-Site", "cross-site"), null), sale.onsale(), 403);
        alike(path -> shopper.get(path + "/queue/me"), "/api/v1/onsales/00000000-0000-0000-0000-000000000000", 404);
    }

    @Test
    void bothWaysStreamTheQueueAlike(Shop shop) {
        String path = shop.openSale().onsale() + "/queue/stream";
        HttpHeaders hot = streamed(shop, path);
        HttpHeaders cold = streamed(shop, escaped(path));
        assertThat(hot.firstValue(LONG_WAY)).isEmpty();
        assertThat(cold.firstValue(LONG_WAY)).hasValue("taken");
        assertThat(headers(hot)).isEqualTo(headers(cold)).containsEntry("connection", List.of("close")).containsKey("x-accel-buffering");
        assertThat(hot.firstValue("RateLimit")).as("of the address").isPresent();
        alike(unknown -> shop.get(unknown + "/queue/stream"), "/api/v1/onsales/00000000-0000-0000-0000-000000000000", 404);
    }

    /** Of a stream that says when to come back and then how things are. */
    private static HttpHeaders streamed(Shop shop, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + shop.port() + path)).header("Accept", "text/event-stream").build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> response = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).join();
            Stream<String> lines = response.body();
            assertThat(lines.limit(3).toList()).satisfiesExactly(
                    retry -> assertThat(retry).matches("retry: [1-5]\\d{3}"), end -> assertThat(end).isEmpty(), event -> assertThat(event).isEqualTo("event: status"));
            client.shutdownNow();
            return response.headers();
        }
    }

    @Test
    void bothWaysHoldAlike(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        alike(path -> shopper.withKey("the-same", "POST", path + "/holds", SEAT), sale.event(), 201);
        assertThat(shopper.withKey("the-same", "POST", sale.event() + "/holds", SEAT).header("Location")).startsWith("/api/v1/holds/");
    }

    @Test
    void whatIsNotPlainGoesTheLongWay(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        assertThat(tookTheLongWay(shopper.send("POST", sale.event() + "/holds", Map.of("seats", "x".repeat(5_000))).expect(413))).isTrue();
        String status = sale.onsale() + "/queue";
        assertThat(tookTheLongWay(shop.http().send("GET", status, Map.of("Accept", "text/html"), null).expect(200))).isTrue();
        assertThat(tookTheLongWay(shop.http().send("GET", status, Map.of("Accept", "application/json"), null).expect(200))).isFalse();
    }

    /** Whose tag is of a moment ago is given the status anew: both ways are asked until neither has changed meanwhile. */
    @Test
    void bothWaysSpareWhoKnowsTheStatusAlike(Shop shop) {
        String path = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString())).onsale() + "/queue";
        await().untilAsserted(() -> {
            Map<String, String> known = Map.of("If-None-Match", shop.get(path).header("ETag"));
            Reply hot = shop.http().send("GET", path, known, null).expect(304);
            Reply cold = shop.http().send("GET", escaped(path), known, null).expect(304);
            assertThat(tookTheLongWay(hot)).isFalse();
            assertThat(headers(hot)).isEqualTo(headers(cold)).containsKeys("etag", "cache-control");
            assertThat(hot.body() + cold.body()).isEmpty();
        });
    }

    @Test
    void theStatusThatCachesGiveToACrowdSaysNothingOfTheClientThatAsked(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        for (String path : List.of(sale.onsale() + "/queue", escaped(sale.onsale()) + "/queue")) {
            Reply reply = shopper.get(path).expect(200);
            assertThat(reply.header("Cache-Control")).as(path).contains("public");
            assertThat(reply.headers().map().keySet()).as(path).doesNotContain("ratelimit", "ratelimit-policy", "set-cookie", "vary", "pragma", "expires");
        }
    }

    @Test
    void redisAnswersOnTheLoopsOfTheServer(@Autowired RedisClusterReactiveCommands<String, String> redis) {
        assertThat(redis.ping().map(pong -> Thread.currentThread().getName()).block()).startsWith("onrush-server");
    }

    @Test
    void aBodyThatDoesNotComeIsNotAwaitedForEver(Shop shop) throws IOException {
        Shop.Sale sale = shop.openSale();
        try (Socket client = new Socket("localhost", shop.port())) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write(("POST " + sale.event() + "/holds HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            String all = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(all).startsWith("HTTP/1.1 503").contains("temporarily-unavailable");
        }
    }

    @Test
    void aClientThatGoesAwayWhileItSendsIsNoFault(Shop shop, @Autowired MeterRegistry meters) throws IOException {
        Shop.Sale sale = shop.openSale();
        double before = faults(meters);
        try (Socket client = new Socket("localhost", shop.port())) {
            client.getOutputStream().write(("POST " + sale.event() + "/holds HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
        }
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
        assertThat(faults(meters)).isEqualTo(before);
    }

    private static double faults(MeterRegistry meters) {
        return meters.find("engine.problems").tag("id", "internal-error").counters().stream().mapToDouble(Counter::count).sum();
    }

    private static boolean tookTheLongWay(Reply reply) {
        return reply.headers().firstValue(LONG_WAY).isPresent();
    }

    @Test
    void bothWaysLimitTheSameVisitor(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        shopper.join(sale).expect(201);
        long before = remaining(shopper.get(sale.onsale() + "/queue/me"));
        assertThat(remaining(shopper.get(escaped(sale.onsale()) + "/queue/me"))).isLessThanOrEqualTo(before);
        assertThat(shopper.get(sale.onsale() + "/queue/me").header("RateLimit-Policy")).contains("visitor");
    }

    /** Sooner or later: the queue may have gone on between the two. */
    private static void alike(Function<String, Reply> call, String path, int status) {
        await().untilAsserted(() -> answersAlike(call, path, status));
    }

    private static void answersAlike(Function<String, Reply> call, String path, int status) {
        Reply hot = call.apply(path).expect(status);
        Reply cold = call.apply(escaped(path)).expect(status);
        assertThat(hot.headers().firstValue(LONG_WAY)).isEmpty();
        assertThat(cold.headers().firstValue(LONG_WAY)).hasValue("taken");
        assertThat(headers(hot)).isEqualTo(headers(cold));
        assertThat(body(hot)).isEqualTo(body(cold));
    }

    /** The same path to whoever decodes it. */
    private static String escaped(String path) {
        return path.replace("/api/", "/%61pi/");
    }

    private static Map<String, List<String>> headers(Reply reply) {
        return headers(reply.headers());
    }

    private static Map<String, List<String>> headers(HttpHeaders all) {
        Map<String, List<String>> headers = new TreeMap<>(all.map());
        headers.keySet().removeAll(List.of("ratelimit", "date", "content-length", "location", LONG_WAY));
        return headers;
    }

    /** But for what differs with each answer: signatures, times, and the path as it was written. */
    private static Object body(Reply reply) {
        ObjectNode body = (ObjectNode) reply.json().deepCopy();
        return body.remove(List.of("instance", "ticket", "pass"));
    }

    /** Marks every answer of WebFlux, so that the ways can be told apart. */
    @TestConfiguration
    static class LongWay {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        WebFilter longWayTaken() {
            return (exchange, chain) -> {
                exchange.getResponse().getHeaders().set(LONG_WAY, "taken");
                return chain.filter(exchange);
            };
        }
    }

    private static long remaining(Reply reply) {
        return Long.parseLong(reply.header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
    }
}
