package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class AdminPagesIT {

    @Test
    void anAdminImportsAPlanCreatesAnEventSchedulesAndWatches(Windows windows, Shop shop) {
        Page page = windows.open();
        page.navigate("/admin/venues/new");
        signIn(page);
        page.waitForURL("**/admin/venues/new");

        page.locator("#file").setInputFiles(plan(new String(Shop.hall(), StandardCharsets.UTF_8)));
        assertThat(page.locator("#result canvas")).isVisible();
        assertThat(page.locator("#result")).containsText("277");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save venue")).click();
        page.waitForURL("**/admin/events/new**");

        String name = "An evening in " + shop.now().toEpochMilli();
        page.locator("#name").fill(name);
        page.locator("#startsAt").fill("2030-07-01T19:30");
        page.locator("#timeZone").fill("Asia/Tokyo");
        Locator prices = page.locator("#prices input");
        assertThat(prices).hasCount(5);
        for (int i = 0; i < 5; i++) {
            prices.nth(i).fill(String.valueOf(40 + 10 * i));
        }
        page.locator("#orphanSeats").selectOption("warn");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create event")).click();
        page.waitForURL("**/admin/onsales/new**");

        page.locator("#queueOpensAt").fill("2030-06-01T10:00");
        page.locator("#opensAt").fill("2030-06-01T12:00");
        page.locator("#closesAt").fill("2030-06-20T12:00");
        page.locator("#visitors").fill("20000");
        assertThat(page.locator("#words")).containsText("20,000 visitors");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Schedule onsale")).click();
        page.waitForURL(Pattern.compile(".*/admin/onsales/[0-9a-f-]{36}$"));
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("#terms")).containsText("12:00");
        assertThat(page.locator("#phase")).hasText("Scheduled");

        String onsaleId = page.url().replaceAll(".*/", "");
        Reply onsale = shop.admin("GET", "/onsales/" + onsaleId, null).expect(200);
        assertThat(onsale.text("opensAt")).isEqualTo("2030-06-01T03:00:00Z");
        Reply event = shop.get("/api/v1/events/" + onsale.text("eventId")).expect(200);
        assertThat(event.text("startsAt")).isEqualTo("2030-07-01T10:30:00Z");
        assertThat(event.text("orphanSeats")).isEqualTo("warn");
    }

    @Test
    void anAdminSwitchesTheMode(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        page.navigate("/admin/onsales/" + sale.onsaleId());
        signIn(page);
        assertThat(page.locator("#terms")).containsText("Draw, then by arrival");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch the mode")).click();
        page.getByLabel("Mode", new Page.GetByLabelOptions().setExact(true)).selectOption("STANDBY");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch").setExact(true)).click();
        assertThat(page.locator("[data-field=standbyAbove] .error")).containsText("whole number");
        page.getByLabel("Arrivals a minute").fill("600");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch").setExact(true)).click();

        assertThat(page.locator("#terms")).containsText("Standby up to 600 arrivals a minute");
        assertThat(page.locator("#log")).containsText("mode RANDOM → STANDBY");
    }

    @Test
    void anAdminWatchesTheRoomOfASite(Windows windows, Shop shop) {
        Shop.Sale room = shop.protect("https://watched.example", onsale -> {});
        Page page = windows.open();
        page.navigate("/admin");
        signIn(page);
        page.getByLabel("Rooms in front of sites").getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("watched.example"))
                .getByRole(AriaRole.LINK).click();
        page.waitForURL("**/admin/onsales/" + room.onsaleId());

        assertThat(page.locator("h1")).hasText("watched.example");
        assertThat(page.locator("#connection")).hasText("Live");
        assertThat(page.locator("#terms")).containsText("everybody passes");
        assertThat(page.locator("#tiles .tile")).hasCount(4);
        assertThat(page.locator("#seat-map")).isHidden();
    }

    @Test
    void anAdminWatchesASaleAndPullsItsLevers(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Shopper early = shop.shopper();
        early.join(sale).expect(201);
        Page page = windows.open();
        page.navigate("/admin/onsales/" + sale.onsaleId());
        signIn(page);
        assertThat(page.locator("#connection")).hasText("Live");
        assertThat(page.locator("#phase")).hasText("Queue open");

        pull(page, "Open now", "Open now");
        assertThat(page.locator("#phase")).hasText("On sale");
        early.admittedTo(sale);
        Reply hold = early.hold(sale, "stalls-B-1", "stalls-B-2").expect(201);
        early.awaitOrder(early.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        assertThat(page.locator("#tiles")).containsText("€");
        assertThat(page.locator("#map-words")).containsText("2");

        pull(page, "Pause", "Pause");
        assertThat(page.locator("#phase")).hasText("Paused");
        pull(page, "Resume", "Resume");
        assertThat(page.locator("#phase")).hasText("On sale");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the pace")).click();
        page.locator("#pace-admissionsPerMinute").fill("1234");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change").setExact(true)).click();
        assertThat(page.locator("#terms")).containsText("1,234 a minute");

        pull(page, "Close for good", "Close for good");
        assertThat(page.locator("#phase")).hasText("Closed");
        for (String done : new String[] {"Schedule onsale", "Open onsale", "Pause onsale", "Resume onsale", "600,000 → 1,234", "Close onsale"}) {
            assertThat(page.locator("#log")).containsText(done);
        }
    }

    @Test
    void anAdminFindsAnOrderAndGivesTheMoneyBack(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("cancellationMinutes", 0), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "balcony-A-1").expect(201), "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        Page page = windows.open();
        page.navigate("/admin/orders");
        signIn(page);
        page.locator("#q").fill(orderId);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
        page.locator("#orders a[href='/admin/orders/" + orderId + "']").first().click();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("refund", Pattern.CASE_INSENSITIVE))).first().click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).first().click();

        assertThat(page.locator("#order")).containsText("Cancelled");
        shopper.awaitOrder(orderId, "CANCELLED");
    }

    @Test
    void aBrokenPlanSaysWhereAndIsNotSaved(Windows windows, Shop shop) {
        Page page = windows.open();
        page.navigate("/admin/venues/new");
        signIn(page);
        page.waitForURL("**/admin/venues/new");

        page.locator("#file").setInputFiles(plan("{\n  \"name\": \"Hall\",\n  \"zones\": [\n}"));
        assertThat(page.locator("#result")).containsText(Pattern.compile("line 4", Pattern.CASE_INSENSITIVE));
        String spoilt = new String(Shop.hall(), StandardCharsets.UTF_8).replaceFirst("\"category\"\\s*:\\s*\"Stalls\"", "\"category\": \"Moon\"");
        page.locator("#file").setInputFiles(plan(spoilt));

        assertThat(page.locator("#result")).containsText(Pattern.compile("zones\\[\\d+\\]\\.rows\\[\\d+\\]\\.seats\\[\\d+\\]\\.category"));
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save venue"))).hasCount(0);
    }

    @Test
    void onlyWhoKnowsThePasswordComesIn(Windows windows, Shop shop) {
        Page page = windows.open();
        page.navigate("/admin/orders");
        page.waitForURL("**/admin/sign-in**");
        page.getByLabel("Password").fill("not the password");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText(Pattern.compile("password", Pattern.CASE_INSENSITIVE));

        signIn(page);
        page.waitForURL("**/admin/orders");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        page.waitForURL("**/admin/sign-in**");
        page.navigate("/admin");
        page.waitForURL("**/admin/sign-in**");
    }

    static void signIn(Page page) {
        page.waitForURL("**/admin/sign-in**");
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill(Shop.ADMIN_PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        page.waitForURL(Pattern.compile(".*/admin(?!/sign-in).*"));
    }

    private static void pull(Page page, String lever, String yes) {
        page.locator("#controls").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(lever)).click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(yes)).click();
    }

    private static FilePayload plan(String json) {
        return new FilePayload("plan.json", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
