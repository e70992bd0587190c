package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.Gate;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.Nginx;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.SiteBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The room in front of a site behind a real nginx, which is configured as docs/forward-auth.md says. */
@OnrushTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardAuthIT {

    private static final Pattern CONFIGURATION = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

    private GatedEngine engine;
    private Gate toEngine;
    private String queue;

    @BeforeAll
    void start(@Autowired Environment servers) {
        int port = Nginx.freePort();
        queue = "http://127.0.0.1:" + port;
        engine = GatedEngine.beside(servers, Map.of(
                "server.port", port,
                "onrush.edge.trusted-proxies", "127.0.0.0/8",
                "onrush.edge.rate-limit.enabled", "false",
                "onrush.waiting-room.site.public-url", queue,
                "onrush.waiting-room.site.blind-after", "500ms"));
        toEngine = Gate.to(port);
    }

    @AfterAll
    void stop() {
        toEngine.close();
        engine.close();
    }

    @Test
    void aVisitorWaitsInTheRoomAndComesBackToThePageThatWasWanted() throws Exception {
        try (Site site = site("OPEN")) {
            SiteBrowser browser = site.browser();

            HttpResponse<String> sent = browser.open("/cart?size=2");
            assertThat(sent.statusCode()).isEqualTo(302);
            assertThat(location(sent)).startsWith(queue + "/rooms/" + site.room().onsaleId());
            assertThat(parameters(sent)).containsEntry("to", "/cart?size=2");
            assertThat(browser.open("/cart?size=2").headers().firstValue("Set-Cookie")).as("it is known already").isEmpty();

            Shopper visitor = engine.shop().shopper().admittedTo(site.room());
            HttpResponse<String> arrived = browser.open(handover(visitor, site, parameters(sent)));
            assertThat(arrived.statusCode()).isEqualTo(302);
            assertThat(location(arrived)).as("without the handover").isEqualTo(site.origin() + "/cart?size=2");

            HttpResponse<String> page = browser.open(location(arrived));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).isEqualTo("the site's /cart?size=2 for " + visitor.visitorId());
            assertThat(browser.fetch("/api/items").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatAVisitorHasIsOfNoUseToAnybodyElse() throws Exception {
        try (Site site = site("OPEN")) {
            Shopper visitor = engine.shop().shopper().admittedTo(site.room());
            SiteBrowser browser = site.browser();
            String handover = handover(visitor, site, parameters(browser.open("/")));
            SiteBrowser thief = site.browser();
            thief.open("/");

            assertThat(location(thief.open(handover))).as("a stolen address").startsWith(queue + "/rooms/");
            browser.open(handover);
            browser.cookies().forEach(thief.cookies()::putIfAbsent);
            assertThat(thief.cookies()).as("a stolen pass").hasSize(2);
            assertThat(location(thief.open("/"))).startsWith(queue + "/rooms/");
            assertThat(thief.fetch("/api").statusCode()).isEqualTo(403);
            assertThat(browser.open("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aProgramWithoutAPassIsRefusedAndAPassThatWasGivenBackIsNone() throws Exception {
        try (Site site = site("OPEN")) {
            SiteBrowser browser = site.browser();
            assertThat(browser.fetch("/api").statusCode()).isEqualTo(403);
            Shopper visitor = engine.shop().shopper().admittedTo(site.room());
            browser.open(handover(visitor, site, parameters(browser.open("/"))));
            assertThat(browser.open("/").statusCode()).isEqualTo(200);

            visitor.leave(site.room()).expect(204);

            await().until(() -> browser.open("/").statusCode() == 302);
            assertThat(browser.fetch("/api").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void nobodyGetsInByARequestThatCannotBeJudged() throws Exception {
        try (Site site = site("OPEN")) {
            SiteBrowser visitor = site.browser();
            visitor.open("/");
            visitor.cookies().put("onrush_pass_" + site.room().onsaleId().substring(24), "bnVsbA.e30.AA");
            assertThat(visitor.open("/").statusCode()).as("a token that a parser stumbles over").isEqualTo(302);
            assertThat(visitor.fetch("/api").statusCode()).isEqualTo(403);
            assertThat(site.browser().open("/cart?x=" + "/".repeat(1_400)).statusCode()).as("a long address").isEqualTo(302);
            HttpRequest.Builder large = HttpRequest.newBuilder(URI.create(site.origin() + "/"));
            IntStream.range(0, 3).forEach(i -> large.header("X-Large-" + i, "x".repeat(6_000)));
            HttpResponse<String> refused = HttpClient.newHttpClient().send(large.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).as("more headers than Onrush reads").isEqualTo(403);
        }
    }

    @Test
    void beforeItsQueueOpensAndAfterItsCloseARoomKeepsNobodyOut() throws Exception {
        try (Site site = site("CLOSED")) {
            assertThat(site.browser().open("/").statusCode()).isEqualTo(302);

            engine.shop().admin("POST", "/onsales/" + site.room().onsaleId() + "/close", null).expect(200);

            await().until(() -> site.browser().open("/").statusCode() == 200);
            assertThat(site.browser().open("/").body()).isEqualTo("the site's / for ");
        }
    }

    @Test
    void whileOnrushIsGoneTheProxyDecidesAsTheRoomWould() throws Exception {
        try (Site open = site("OPEN"); Site closed = site("CLOSED")) {
            toEngine.shut();
            try {
                assertThat(open.browser().open("/").body()).isEqualTo("the site's / for ");
                assertThat(closed.browser().open("/").statusCode()).isEqualTo(503);
            } finally {
                toEngine.open();
            }
            await().until(() -> open.browser().open("/").statusCode() == 302 && closed.browser().open("/").statusCode() == 302);
        }
    }

    @Test
    void whileRedisIsGoneTheRoomDecides() throws Exception {
        try (Site open = site("OPEN"); Site closed = site("CLOSED")) {
            engine.redis().shut();
            try {
                await().until(() -> open.browser().open("/").statusCode() == 200);
                await().until(() -> closed.browser().open("/").statusCode() == 503);
            } finally {
                engine.redis().open();
            }
            await().until(() -> open.browser().open("/").statusCode() == 302 && closed.browser().open("/").statusCode() == 302);
        }
    }

    private String handover(Shopper visitor, Site site, Map<String, String> asked) {
        return visitor.send("POST", site.room().onsale() + "/handover", asked).expect(200).text("location");
    }

    private static String location(HttpResponse<String> sent) {
        return sent.headers().firstValue("Location").orElse("");
    }

    private static Map<String, String> parameters(HttpResponse<String> sent) {
        return Arrays.stream(URI.create(location(sent)).getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private Site site(String onOutage) throws IOException {
        int port = Nginx.freePort();
        int shop = Nginx.freePort();
        String origin = "http://127.0.0.1:" + port;
        Shop.Sale room = engine.shop().protect(origin, onsale -> onsale.put("onOutage", onOutage));
        String configuration = documented()
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace("onrush.internal:8080", "127.0.0.1:" + toEngine.port())
                .replace("shop.internal:8080", "127.0.0.1:" + shop)
                .replace("ONSALE-ID", room.onsaleId());
        String closed = configuration.replaceAll("proxy_pass http://shop; # open; closed: ", "");
        assertThat(closed).as("the line that makes it closed").isNotEqualTo(configuration);
        String theSite = "server { listen 127.0.0.1:%d; location / { return 200 \"the site's $request_uri for $http_onrush_visitor\"; } }".formatted(shop);
        return new Site(room, origin, Nginx.start((onOutage.equals("OPEN") ? configuration : closed) + theSite, port));
    }

    private static String documented() throws IOException {
        Matcher block = CONFIGURATION.matcher(Files.readString(Path.of("../docs/forward-auth.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private record Site(Shop.Sale room, String origin, Nginx nginx) implements AutoCloseable {

        SiteBrowser browser() {
            return new SiteBrowser(origin);
        }

        @Override
        public void close() throws Exception {
            nginx.close();
        }
    }
}
