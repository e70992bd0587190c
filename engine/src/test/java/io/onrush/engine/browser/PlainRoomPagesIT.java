package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The waiting room in a browser whose JavaScript is switched off. */
@BrowserTest
class PlainRoomPagesIT {

    @Test
    void aVisitorWithoutScriptsJoinsWaitsAndGoesIn(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(6).toString()));
        Page page = withoutScripts(windows, "en-GB");
        page.navigate("/events/" + sale.eventId() + "/queue");
        press(page, "Join the waiting room");

        page.waitForURL("**/events/" + sale.eventId() + "/queue/plain");
        assertThat(page.locator("h1")).hasText("You are in the room");
        isCalled(page);
        press(page, "Go in now");

        page.waitForURL("**/events/" + sale.eventId() + "/seats");
        assertThat(shop.get(sale.onsale() + "/queue").json().get("entrants").asInt()).isEqualTo(1);
    }

    @Test
    void aVisitorOfASiteWithoutScriptsIsSentBackToThePageThatWasWanted(Windows windows, Shop shop) {
        Shop.Sale room = shop.protect("http://localhost:" + shop.port(), onsale -> {});
        Page page = withoutScripts(windows, "en-GB");
        page.navigate("/rooms/" + room.onsaleId() + "?browser=" + "b".repeat(43) + "&to=%2Fapi%3Fpage%3D1");
        press(page, "Join the waiting room");
        assertThat(page.locator("#event-name")).hasText("localhost:" + shop.port());
        isCalled(page);

        press(page, "Go in now");

        page.waitForURL(Pattern.compile(".*/api\\?page=1&onrush_handover=.+"));
    }

    @Test
    void aPlaceBehindOthersIsShownAndThePageStopsAskingWhereItIsTold(Windows windows, Shop shop) {
        Shop.Sale sale = behindOthers(shop);
        Page page = withoutScripts(windows, "en-GB");
        page.navigate("/events/" + sale.eventId() + "/queue");
        press(page, "Join the waiting room");
        assertThat(page.locator(".figure strong")).hasText("3");
        assertThat(page.locator("main")).containsText("Position 5");
        assertThat(page.locator("#say")).containsText("Estimated wait: less than a minute");
        Response asking = page.reload();
        assertThat(Integer.parseInt(asking.headers().get("refresh"))).isBetween(5, 7);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Do not ask by itself")).click();
        assertThat(page.locator("main")).containsText("stays as it is");
        assertThat(page.reload().headers()).doesNotContainKey("refresh");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask again by itself")).click();
        assertThat(page.reload().headers()).containsKey("refresh");
    }

    @Test
    void aLanguageThatIsChosenStaysAlsoWithoutScripts(Windows windows, Shop shop) {
        Shop.Sale sale = behindOthers(shop);
        Page page = withoutScripts(windows, "de-AT");
        page.navigate("/events/" + sale.eventId() + "/queue");
        press(page, "Dem Warteraum beitreten");
        assertThat(page.locator("h1")).hasText("Ihr Platz in der Schlange");

        press(page, "Français");

        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("h1")).hasText("Votre place dans la file");
        page.navigate("/events/" + sale.eventId() + "/queue");
        assertThat(page.locator("h1")).hasText("Salle d’attente");
    }

    /** What an admin or an event says is text, and what a query says is not trusted. */
    @Test
    void nothingThatOthersSayBecomesMarkup(Windows windows, Shop shop) {
        String markup = "<img src=x onerror=alert(1)>\"'&amp;";
        Shop.Sale sale = shop.openSale(event -> event.put("name", markup), onsale -> {
            onsale.put("message", markup);
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
        });
        Page page = withoutScripts(windows, "en-GB");
        page.navigate("/events/" + sale.eventId() + "/queue/plain?x=\"><script>alert(1)</script>");
        assertThat(page.locator("#event-name")).hasText(markup);
        assertThat(page.locator(".notice")).hasText(markup);
        assertThat(page.locator("img, script")).hasCount(0);
        assertThat(page.locator("h1")).hasText("You have no place here yet");
    }

    @Test
    void aFormOfAnotherSiteIsRefusedAndARoomThatIsNotThereIsAProblem(Shop shop) {
        Shop.Sale sale = shop.openSale();
        String path = "/events/" + sale.eventId() + "/queue/plain";
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        byte[] join = "join=yes".getBytes(StandardCharsets.US_ASCII);
        shop.http().send("POST", path, with(form, "Sec-Fetch-Site", "cross-site"), join).expectProblem(403, "cross-site-request");
        shop.http().send("POST", path, with(form, "Origin", "https://evil.example"), join).expectProblem(403, "cross-site-request");
        Reply joined = shop.http().send("POST", path, with(form, "Origin", "http://localhost:" + shop.port()), join).expect(303);
        assertThat(joined.headers().allValues("Set-Cookie")).hasSize(2).allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax"));
        shop.http().send("GET", "/rooms/" + sale.onsaleId() + "/plain", Map.of(), null).expectProblem(404, "onsale-not-found");
        shop.http().send("GET", "/events/" + sale.onsaleId() + "/queue/plain", Map.of(), null).expectProblem(404, "event-not-found");
    }

    /** Browsers hold the way on after a form against the policy of the page that has the form. */
    @Test
    void aPageOfASitesRoomMayLeadToThatSiteAndIsKeptByNobody(Shop shop) {
        Shop.Sale room = shop.protect("https://shop.example", onsale -> {});
        Reply page = shop.http().send("GET", "/rooms/" + room.onsaleId() + "/plain", Map.of(), null).expect(200);
        assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' https://shop.example;").contains("script-src 'self'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    /** The page asks every five seconds at the most. */
    private static void isCalled(Page page) {
        assertThat(page.locator("h1")).hasText("It is your turn", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    /** One is inside, three wait for a slot. */
    private static Shop.Sale behindOthers(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> {
            onsale.put("admissionsPerMinute", 60);
            onsale.put("maxActive", 1);
        });
        shop.shopper().admittedTo(sale);
        for (int i = 0; i < 3; i++) {
            shop.shopper().join(sale).expect(201);
        }
        return sale;
    }

    private static Page withoutScripts(Windows windows, String locale) {
        return windows.open(Windows.desktop(), options -> options.setJavaScriptEnabled(false), locale);
    }

    private static void press(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).click();
    }
}
