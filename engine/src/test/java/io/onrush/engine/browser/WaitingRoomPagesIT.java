package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class WaitingRoomPagesIT {

    private static final Pattern NOTHING = Pattern.compile("^$");

    @Test
    void aVisitorComesEarlyWaitsAndIsTakenToTheSeats(Windows windows, Shop shop) {
        Shop.Sale sale = opensInAnHour(shop);
        Page page = windows.open();

        page.navigate("/");
        page.locator("a[href='/events/" + sale.eventId() + "']").click();
        assertThat(page.locator("#clock")).containsText("minutes");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Join the waiting room")).click();
        assertThat(page.locator("h1")).hasText("You are in the room");
        assertThat(page.locator("#connection")).hasText("Live");

        open(shop, sale);

        assertThat(page.locator("h1")).hasText("It is your turn");
        assertThat(page).hasTitle(Pattern.compile("Your turn"));
        page.waitForURL("**/events/" + sale.eventId() + "/seats");
    }

    @Test
    void aVisitorOfASiteIsTakenBackToThePageThatWasWanted(Windows windows, Shop shop) {
        Shop.Sale room = shop.protect("http://localhost:" + shop.port(), onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Page page = windows.open();
        page.navigate("/rooms/" + room.onsaleId() + "?browser=" + "b".repeat(43) + "&to=%2Fapi%3Fpage%3D1");
        assertThat(page.locator("h1")).hasText("You are in the room");
        assertThat(page.locator("#event-name")).hasText("localhost:" + shop.port());

        open(shop, room);

        assertThat(page.locator("h1")).hasText("It is your turn");
        page.waitForURL(Pattern.compile(".*/api\\?page=1&onrush_handover=.+"));
    }

    @Test
    void whoComesToARoomThatIsOverGoesOnToTheSite(Windows windows, Shop shop) {
        Shop.Sale room = shop.protect("http://localhost:" + shop.port(), onsale -> {});
        shop.admin("POST", "/onsales/" + room.onsaleId() + "/close", null).expect(200);
        Page page = windows.open();

        page.navigate("/rooms/" + room.onsaleId() + "?to=%2Fapi%3Fpage%3D2");

        page.waitForURL("**/api?page=2");
    }

    @Test
    void whoIsNotDrawnInALotteryIsToldAndToldAgainWhenThatChanges(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> {
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
            onsale.putAll(Map.of("mode", "LOTTERY", "winners", 1));
        });
        Page first = windows.open();
        Page second = windows.open();
        for (Page page : new Page[] {first, second}) {
            page.navigate(queue(sale));
            assertThat(page.locator("h1")).hasText("You are in the room");
            assertThat(page.locator("#say")).containsText("1 of all who are in the room");
        }

        open(shop, sale);

        Pattern either = Pattern.compile("It is your turn|You were not drawn");
        assertThat(first.locator("h1")).hasText(either);
        assertThat(second.locator("h1")).hasText(either);
        Page loser = first.locator("h1").textContent().equals("You were not drawn") ? first : second;
        assertThat(loser.locator("h1")).hasText("You were not drawn");
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("mode", "RANDOM")).expect(200);
        loser.waitForURL("**/seats");
    }

    @Test
    void aRoomThatIsClosedForAWhileSaysSoAndLetsVisitorsJoinAfterwards(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of("mode", "CLOSED", "message", "Back at noon")));
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("h1")).hasText("Closed for a while");
        assertThat(page.locator("#message")).hasText("Back at noon");

        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("mode", "FIFO")).expect(200);

        page.waitForURL("**/seats");
    }

    @Test
    void aPlaceOutlivesReloadAndAClosedTab(Windows windows, Shop shop) {
        Shop.Sale sale = opensInAnHour(shop);
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("h1")).hasText("You are in the room");

        page.reload();
        assertThat(page.locator("h1")).hasText("You are in the room");
        Page other = page.context().newPage();
        page.close();
        other.navigate(queue(sale));
        assertThat(other.locator("h1")).hasText("You are in the room");

        assertThat(shop.get(sale.onsale() + "/queue").json().get("entrants").asInt()).isEqualTo(1);
    }

    @Test
    void aPlaceBehindOthersIsShownAndMovesUp(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> {
            onsale.put("admissionsPerMinute", 60);
            onsale.put("maxActive", 1);
        });
        shop.shopper().admittedTo(sale);
        for (int i = 0; i < 5; i++) {
            shop.shopper().join(sale).expect(201);
        }
        Page page = windows.open();
        page.navigate(queue(sale));

        assertThat(page.locator("#figure-label")).hasText("People ahead of you");
        assertThat(page.locator("#figure-value")).hasText("5");
        assertThat(page.locator("#progress-text")).hasText("Position 7 of 7");
        assertThat(page.locator("#say")).containsText("Estimated wait");

        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("maxActive", 100, "admissionsPerMinute", 60_000)).expect(200);
        page.waitForURL("**/seats");
    }

    @Test
    void whereStreamsAreBlockedThePageAsksFromTimeToTime(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(8).toString()));
        Page page = windows.open();
        page.route("**/queue/stream", Route::abort);
        page.navigate(queue(sale));
        assertThat(page.locator("#connection")).hasText("Checking every few seconds");

        page.waitForURL("**/seats");
    }

    @Test
    void aPauseIsSaidAndKeepsThePlace(Windows windows, Shop shop) {
        Shop.Sale sale = opensInAnHour(shop);
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("#connection")).hasText("Live");

        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/pause", null).expect(200);
        assertThat(page.locator("#say")).containsText("paused");
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/resume", null).expect(200);
        assertThat(page.locator("#clock")).not().hasText(NOTHING);

        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/close", null).expect(200);
        assertThat(page.locator("h1")).hasText("The sale is over");
    }

    @Test
    void theDrawIsCheckedInTheBrowser(Windows windows, Shop shop) {
        Shop.Sale sale = opensInAnHour(shop);
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("h1")).hasText("You are in the room");
        for (int i = 0; i < 8; i++) {
            shop.shopper().join(sale).expect(201);
        }
        page.getByText("See the draw's record").click();
        assertThat(page.locator("#checks .chip").first()).hasText("Waiting");

        page.goBack();
        page.waitForFunction("id => localStorage.getItem('onrush.receipt.' + id)", sale.onsaleId());
        open(shop, sale);
        page.waitForURL("**/seats");
        page.navigate("/onsales/" + sale.onsaleId() + "/draw");

        assertThat(page.locator("#checks .chip")).hasText(new String[] {"Correct", "Note", "Correct", "Correct", "Correct"});
        assertThat(page.locator("#checks")).containsText(Pattern.compile("Your place is number [1-9] of 9"));
        assertThat(page.locator("#checks")).containsText("The waiting room shows the same");
        page.locator("#check-list").click();
        assertThat(page.locator("#list-checks")).containsText("All 9 tickets are as promised");
    }

    @Test
    void aListThatWasChangedIsFoundOutInTheBrowser(Windows windows, Shop shop) {
        Shop.Sale sale = opensInAnHour(shop);
        for (int i = 0; i < 4; i++) {
            shop.shopper().join(sale).expect(201);
        }
        open(shop, sale);
        await().until(() -> shop.get(sale.onsale() + "/draw").json().get("drawn").asBoolean());
        Page page = windows.open();
        page.route("**/log/tickets**", route -> {
            List<String> tickets = new ArrayList<>(route.fetch().text().lines().toList());
            Collections.swap(tickets, 0, 1);
            route.fulfill(new Route.FulfillOptions().setContentType("text/plain").setBody(String.join("\n", tickets)));
        });
        page.navigate("/onsales/" + sale.onsaleId() + "/draw");
        page.locator("#check-list").click();

        assertThat(page.locator("#list-checks .chip").first()).hasText("Wrong");
        assertThat(page.locator("#list-checks")).containsText("somebody was added, left out or moved");
    }

    private static Shop.Sale opensInAnHour(Shop shop) {
        return shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
    }

    private static void open(Shop shop, Shop.Sale sale) {
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null).expect(200);
    }

    private static String queue(Shop.Sale sale) {
        return "/events/" + sale.eventId() + "/queue";
    }
}
