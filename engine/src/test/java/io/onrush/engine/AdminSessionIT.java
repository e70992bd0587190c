package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in to the admin pages. */
@OnrushTest
class AdminSessionIT {

    private static final String SESSION = "/api/v1/admin/session";

    @Test
    void aSessionOpensTheAdminCallsByItsCookieAlone(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Reply started = shop.admin("POST", "/session", null).expect(200);
        Map<String, String> cookie = cookieOf(started);

        assertThat(started.text("name")).isEqualTo("admin");
        assertThat(Instant.parse(started.text("expiresAt"))).isBetween(shop.now().plus(7, ChronoUnit.HOURS), shop.now().plus(8, ChronoUnit.HOURS));
        assertThat(started.header("Set-Cookie")).contains("HTTPOnly", "SameSite=Strict", "Path=/api/v1/admin").doesNotContain("Secure");
        Reply known = shop.http().send("GET", SESSION, cookie, null).expect(200);
        assertThat(known.text("name")).isEqualTo("admin");
        assertThat(known.text("expiresAt")).startsWith(started.text("expiresAt").substring(0, 17));
        shop.http().send("GET", "/api/v1/admin/events", cookie, null).expect(200);
        shop.http().send("POST", "/api/v1/admin/onsales/" + sale.onsaleId() + "/pause", cookie, null).expect(200);
        try (EventStream stream = EventStream.open(shop, "/api/v1/admin/onsales/" + sale.onsaleId() + "/dashboard/stream", cookie)) {
            assertThat(stream.next("dashboard").json().get("onsaleId").asString()).isEqualTo(sale.onsaleId());
        }
    }

    @Test
    void whoIsNotSignedInIsTold(Shop shop) {
        shop.get(SESSION).expectProblem(401, "admin-required");
        assertThat(shop.admin("GET", "/session", null).expect(200).text("expiresAt")).isNull();
        Map<String, String> forged = Map.of("Cookie", "onrush_admin=nonsense");
        shop.http().send("GET", "/api/v1/admin/events", forged, null).expectProblem(401, "admin-required");
    }

    @Test
    void aVisitorsTokenIsNoSession(Shop shop) {
        String token = shop.shopper().header("Authorization").substring("Bearer ".length());
        shop.http().send("GET", SESSION, Map.of("Cookie", "onrush_admin=" + token), null).expectProblem(401, "admin-required");
    }

    @Test
    void aSessionCannotProlongItself(Shop shop) {
        Map<String, String> cookie = cookieOf(shop.admin("POST", "/session", null).expect(200));
        shop.http().send("POST", SESSION, cookie, null).expectProblem(401, "admin-required");
    }

    @Test
    void signingInReplacesASessionThatIsOver(Shop shop) {
        Map<String, String> both = Map.of("Cookie", "onrush_admin=over", "Authorization", Shop.basic(Shop.ADMIN_PASSWORD));
        shop.http().send("POST", SESSION, both, null).expect(200);
    }

    @Test
    void signingOutTakesTheCookieWhateverItIs(Shop shop) {
        Reply ended = shop.http().send("DELETE", SESSION, Map.of("Cookie", "onrush_admin=over"), null).expect(204);
        assertThat(ended.header("Set-Cookie")).startsWith("onrush_admin=;").contains("Max-Age=0", "Path=/api/v1/admin");
    }

    @Test
    void aPagesScriptDoesNotMakeTheBrowserAskForAPassword(Shop shop) {
        Reply toScript = shop.http().send("GET", SESSION, Map.of("Sec-Fetch-Mode", "cors"), null).expectProblem(401, "admin-required");
        assertThat(toScript.header("WWW-Authenticate")).isEqualTo("Session realm=\"onrush\"");
        Reply toAddressBar = shop.http().send("GET", SESSION, Map.of("Sec-Fetch-Mode", "navigate"), null).expect(401);
        assertThat(toAddressBar.header("WWW-Authenticate")).startsWith("Basic");
    }

    private static Map<String, String> cookieOf(Reply started) {
        return Map.of("Cookie", started.header("Set-Cookie").split(";")[0]);
    }
}
