package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnrushTest
class PagesIT {

    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events/1", "/events/1/queue", "/events/1/seats", "/checkout/1", "/orders", "/orders/1", "/onsales/1/draw", "/api", "/continue", "/unsubscribe",
        "/admin", "/admin/sign-in", "/admin/venues", "/admin/venues/new", "/admin/events/new", "/admin/events/1/places", "/admin/onsales/new", "/admin/onsales/1", "/admin/orders", "/admin/orders/1"})
    void everyPageAllowsOnlyItsOwnScriptsAndStyles(String path, Shop shop) {
        Reply page = shop.http().send("GET", path, BROWSER, null).expect(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        Reply again = shop.http().send("GET", path, Map.of("If-None-Match", page.header("ETag")), null).expect(304);
        assertThat(again.header("Content-Security-Policy")).isEqualTo(page.header("Content-Security-Policy"));
    }

    @Test
    void assetsAreKeptForEverUnderTheirVersionOnly(Shop shop) {
        Matcher link = Pattern.compile("/assets/[0-9a-f]+/css/onrush.css").matcher(shop.get("/").expect(200).body());
        assertThat(link.find()).isTrue();
        Reply style = shop.get(link.group()).expect(200);
        assertThat(style.header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(style.header("Vary")).contains("Accept-Encoding");
        assertThat(shop.get("/assets/0123456789abcdef/css/onrush.css").expect(200).header("Cache-Control")).isEqualTo("no-cache");
        shop.get("/assets/0123456789abcdef/css/../../application.yaml").expect(400);
        shop.get("/assets/0123456789abcdef/css/none.css").expect(404);
        shop.get("/assets/0123456789abcdef").expect(404);
        shop.get("/assets/").expect(404);
    }

    @Test
    void assetsComeCompressedToWhoCanReadThem(Shop shop) {
        Reply plain = shop.get("/favicon.ico").expect(200);
        Reply gzip = shop.http().send("GET", "/favicon.ico", Map.of("Accept-Encoding", "br, gzip"), null).expect(200);
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void aWrongLinkIsExplainedToPeopleAndToPrograms(Shop shop) {
        assertThat(shop.http().send("GET", "/evnets", BROWSER, null).expect(404).body()).contains("There is no such page");
        shop.get("/evnets").expectProblem(404, "not-found");
        shop.http().send("GET", "/api/v1/evnets", BROWSER, null).expectProblem(404, "not-found");
    }
}
