package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.Gate;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.Nginx;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The status behind a real nginx, which is configured as docs/operating.md says. */
@OnrushTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusCacheIT {

    private static final Pattern CONFIGURATION = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
    private static final int CROWD = 100;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private GatedEngine engine;
    private Gate toEngine;
    private Nginx nginx;
    private String origin;

    @BeforeAll
    void start(@Autowired Environment servers) throws IOException {
        int enginePort = Nginx.freePort();
        engine = GatedEngine.beside(servers, Map.of("server.port", enginePort, "onrush.edge.trusted-proxies", "127.0.0.0/8", "onrush.edge.rate-limit.enabled", "false"));
        toEngine = Gate.to(enginePort);
        int port = Nginx.freePort();
        origin = "http://127.0.0.1:" + port;
        nginx = Nginx.start(documented()
                .replace("/var/cache/nginx/onrush", "cache")
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace("onrush.internal:8080", "127.0.0.1:" + toEngine.port()), port);
    }

    @AfterAll
    void stop() throws Exception {
        nginx.close();
        toEngine.close();
        engine.close();
    }

    @Test
    void aCrowdCostsOneRequestASecond() {
        String status = opensInAnHour();
        long startedNanos = System.nanoTime();
        double asked = asked(() -> IntStream.range(0, 20).forEach(round -> crowd(status)));
        long seconds = Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds() + 1;

        assertThat(asked).as("requests that reached us, of %d in %d s", 20 * CROWD, seconds).isBetween(1.0, seconds + 1.0);
    }

    @Test
    void aCrowdThatComesAtOnceIsOneRequest() {
        String status = opensInAnHour();
        assertThat(asked(() -> crowd(status))).isEqualTo(1);
    }

    @Test
    void whileWeAreGoneTheLastAnswerStaysAndTellsItsAge() {
        String status = opensInAnHour();
        String before = get(status).body();
        toEngine.shut();
        try {
            await().until(() -> cached(get(status)).equals("STALE"));
            HttpResponse<String> kept = get(status);
            assertThat(kept.statusCode()).isEqualTo(200);
            assertThat(asOf(kept.body())).isBeforeOrEqualTo(asOf(before).plusSeconds(11));
        } finally {
            toEngine.open();
        }
        await().until(() -> asOf(get(status).body()).isAfter(asOf(before)));
    }

    @Test
    void everybodyGetsTheSameWhoeverTheyAre() {
        String status = opensInAnHour();
        String tag = get(status).headers().firstValue("ETag").orElseThrow();
        List<HttpResponse<String>> answers = List.of(
                get(status), get(status, "Cookie", "onrush_visitor=forged"), get(status, "Authorization", "Bearer forged"), get(status, "Accept-Language", "de"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map().keySet()).doesNotContain("set-cookie", "ratelimit", "vary");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=1, stale-while-revalidate=2, stale-if-error=60");
        });
        HttpResponse<String> head = send(request(status).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        await().untilAsserted(() -> {
            String now = get(status).headers().firstValue("ETag").orElse(tag);
            assertThat(get(status, "If-None-Match", "W/" + now).statusCode()).isEqualTo(304);
        });
    }

    @Test
    void whoJoinsIsNotAnsweredFromTheCache() {
        Shop.Sale sale = engine.shop().openSale(event -> {}, onsale -> onsale.put("opensAt", engine.shop().now().plusSeconds(3600).toString()));
        String status = sale.onsale() + "/queue";
        get(status);
        String token = engine.shop().shopper().header("Authorization");

        HttpResponse<String> joined = send(request(status).header("Authorization", token).POST(HttpRequest.BodyPublishers.noBody()).build());

        assertThat(joined.statusCode()).isEqualTo(201);
        assertThat(joined.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private String opensInAnHour() {
        return engine.shop().openSale(event -> {}, onsale -> onsale.put("opensAt", engine.shop().now().plusSeconds(3600).toString())).onsale() + "/queue";
    }

    private void crowd(String status) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, CROWD)
                .mapToObj(i -> client.sendAsync(request(status).build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    /** How many questions have come through to us, by our own count, while something was done. */
    private double asked(Runnable during) {
        double before = asked();
        during.run();
        return asked() - before;
    }

    private double asked() {
        double count = engine.scrape().value("http_server_requests_seconds_count", "uri", "/api/v1/onsales/{id}/queue", "method", "GET");
        return Double.isNaN(count) ? 0 : count;
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    private static String cached(HttpResponse<String> answer) {
        return answer.headers().firstValue("Onrush-Cache").orElse("");
    }

    private static Instant asOf(String body) {
        return Instant.parse(new JsonMapper().readTree(body).required("asOf").asString());
    }

    private static String documented() throws IOException {
        Matcher block = CONFIGURATION.matcher(Files.readString(Path.of("../docs/operating.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
