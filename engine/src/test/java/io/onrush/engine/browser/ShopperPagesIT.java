package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BrowserTest
class ShopperPagesIT {

    private static final byte[] ROOM_FOR_TWO = """
            {"name": "Room", "size": {"width": 100, "height": 100}, "categories": [{"name": "Any", "color": "#1565c0"}],
             "zones": [{"name": "Room", "position": {"x": 0, "y": 0}, "rows": [{"row_number": "1", "position": {"x": 0, "y": 0}, "seats": [
               {"seat_guid": "r1-1", "seat_number": "1", "position": {"x": 40, "y": 50}, "category": "Any"},
               {"seat_guid": "r1-2", "seat_number": "2", "position": {"x": 60, "y": 50}, "category": "Any"}]}]}]}""".getBytes(StandardCharsets.UTF_8);

    @Test
    void aShopperComesFromTheEventToTheTicket(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();

        page.navigate("/events/" + sale.eventId());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Get tickets")).click();
        page.waitForURL("**/seats");
        new SeatMapWindow(page).ready().pickByMouse("Stalls · Row C").pickByMouse("Stalls · Row D").hold().toCheckout();
        pay(page);

        assertThat(page.locator("#status")).hasText(Pattern.compile("Confirmed", Pattern.CASE_INSENSITIVE));
        assertThat(page.locator(".ticket")).hasCount(2);
        Locator codes = page.locator(".ticket img");
        assertThat(codes).hasCount(2);
        page.waitForCondition(() -> (Boolean) codes.evaluateAll("images => images.every(image => image.complete && image.naturalWidth > 0)"));
        page.navigate("/orders");
        assertThat(page.locator("a[href^='/orders/']").first()).isVisible();
        assertThat(orders(page).size()).isEqualTo(1);
    }

    @Test
    void aSecondShopperSeesTheFirstOnesSeatsTurn(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        SeatMapWindow watcher = SeatMapWindow.admitted(page, sale.eventId()).list("Stalls");
        assertThat(watcher.cell("B", "4")).hasAttribute("data-state", "available");
        Shopper other = shop.shopper().admittedTo(sale);

        var hold = other.hold(sale, "stalls-B-4", "stalls-B-5").expect(201);
        assertThat(watcher.cell("B", "4")).hasAttribute("data-state", "held");
        assertThat(page.getByText("Row B seat 4 and Row B seat 5 were just taken")).isAttached();

        other.awaitOrder(other.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        assertThat(watcher.cell("B", "4")).hasAttribute("data-state", "sold");
        assertThat(watcher.cell("B", "4")).hasAttribute("aria-disabled", "true");
    }

    @Test
    void aSeatThatAnotherTakesMeanwhileIsRefusedAndOthersAreOffered(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        page.route("**/availability/stream*", Route::abort);
        SeatMapWindow window = SeatMapWindow.admitted(page, sale.eventId()).list("Stalls");
        page.route("**/availability", Route::abort);
        window.pickInList("C", "5").pickInList("C", "6");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-C-5").expect(201);

        page.locator("#hold").click();

        assertThat(page.locator("#notices")).containsText("Row C seat 5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("instead$"))).click();
        assertThat(page.locator("#hold-time")).hasText(Pattern.compile("\\d:\\d\\d"));
        assertThat(page.locator("#choice-list")).containsText("Row C, seat 6");
    }

    @Test
    void theBestSeatsAreHeldInOnePress(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        SeatMapWindow window = SeatMapWindow.admitted(page, sale.eventId());
        page.locator("#best-number").selectOption("3");
        page.locator("#best-category").selectOption(new SelectOption().setLabel("Balcony · €70.00"));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold best 3")).click();

        assertThat(page.locator("#hold-time")).hasText(Pattern.compile("\\d:\\d\\d"));
        assertThat(page.locator("#choice-list li")).hasCount(3);
        assertThat(page.locator("#choice-list")).containsText("Row A");
        assertThat(page.locator("#best")).isHidden();
        assertThat(window.list("Balcony").cell("A", "12")).hasAttribute("data-state", "mine");
        window.toCheckout();
    }

    @Test
    void aPickThatWouldLeaveASingleSeatIsToldWhich(Windows windows, Shop shop) {
        Shop.Sale refusing = shop.openSale(event -> event.put("orphanSeats", "refuse"), onsale -> {});
        Page page = windows.open();
        SeatMapWindow.admitted(page, refusing.eventId()).list("Balcony").pickInList("B", "2");
        page.locator("#hold").click();
        assertThat(page.locator("#notices")).containsText("Row B seat 1 would stay alone");

        Shop.Sale warning = shop.openSale(event -> event.put("orphanSeats", "warn"), onsale -> {});
        SeatMapWindow.admitted(page, warning.eventId()).list("Balcony").pickInList("B", "2").hold();
        assertThat(page.locator("#notices")).containsText("Row B seat 1 stays alone");
    }

    @Test
    void aReloadInCheckoutKeepsTheSeatsAndGoingBackBuysNothingTwice(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        SeatMapWindow.admitted(page, sale.eventId()).list("Balcony").pickInList("A", "3").hold().toCheckout();
        String checkout = page.url();

        page.reload();
        assertThat(page.locator("#total")).hasText(Pattern.compile("€"));
        assertThat(page.locator("#time-left")).hasText(Pattern.compile("\\d:\\d\\d"));
        pay(page);
        String order = page.url();
        page.goBack();
        page.navigate(checkout);
        page.waitForURL(order);
        page.reload();

        assertThat(page.locator(".ticket")).hasCount(1);
        assertThat(orders(page).size()).isEqualTo(1);
    }

    @Test
    void twoImpatientPressesInTwoTabsAreOneOrder(Windows windows, Shop shop) {
        Page page = inCheckout(windows, shop);
        Page twin = page.context().newPage();
        twin.navigate(page.url());
        fill(page);
        fill(twin);
        page.locator("#pay").dblclick();
        twin.locator("#pay").click();
        page.waitForURL("**/orders/**");
        twin.waitForURL("**/orders/**");

        assertThat(twin).hasURL(page.url());
        assertThat(orders(page).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Declines, FAILED", "Slow bank, CONFIRMED", "Bank does not answer, FAILED", "Answer is lost after charging, CONFIRMED"})
    void everyMoodOfTheBankHasAClearEnd(String card, String status, Windows windows, Shop shop) {
        Page page = inCheckout(windows, shop);
        page.getByText(card, new Page.GetByTextOptions().setExact(true)).click();
        pay(page);

        page.waitForCondition(() -> status.equals(orders(page).get(0).get("status").asString()));
        if (status.equals("CONFIRMED")) {
            assertThat(page.locator(".ticket")).hasCount(1);
        } else {
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose seats again"))).isVisible();
            assertThat(page.locator("#lead")).not().isEmpty();
        }
    }

    @Test
    void anOrderIsCancelledAfterAQuestion(Windows windows, Shop shop) {
        Page page = inCheckout(windows, shop);
        pay(page);
        assertThat(page.locator(".ticket")).hasCount(1);

        page.locator("#cancel").click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).first().click();

        assertThat(page.locator("#status")).hasText(Pattern.compile("^Cancelled$"));
        assertThat(orders(page).get(0).get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void aHoldThatLapsesIsSaidAndItsSeatsAreFree(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("holdSeconds", 6), onsale -> {});
        Page page = windows.open();
        SeatMapWindow window = SeatMapWindow.admitted(page, sale.eventId()).list("Balcony").pickInList("A", "7").hold();
        assertThat(page.locator("#held")).isVisible();

        assertThat(page.locator("#held")).isHidden(new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(12_000));
        assertThat(page.locator("#notices")).not().isEmpty();
        assertThat(window.cell("A", "7")).hasAttribute("data-state", Pattern.compile("available|chosen"));
    }

    @Test
    void aSoldOutHouseSaysSoAndTellsWhenASeatComesBack(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(ROOM_FOR_TWO, event -> {}, onsale -> {});
        Page page = windows.open();
        SeatMapWindow window = SeatMapWindow.admitted(page, sale.eventId());
        Shopper other = shop.shopper().admittedTo(sale);
        String holdId = other.hold(sale, "r1-1", "r1-2").expect(201).text("holdId");
        assertThat(page.locator("#sold-out")).isVisible();

        other.send("DELETE", "/api/v1/holds/" + holdId, null).expect(204);

        assertThat(page.locator("#sold-out")).isHidden();
        window.list("Room").pickInList("1", "2").hold();
    }

    @Test
    void ticketsArePrintedWithoutThePageAroundThem(Windows windows, Shop shop) {
        Page page = inCheckout(windows, shop);
        pay(page);
        assertThat(page.locator(".ticket")).isVisible();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".ticket img")).isVisible();
        assertThat(page.locator("header.bar")).isHidden();
        assertThat(page.locator("#cancel")).isHidden();
        assertThat(page.pdf().length).isPositive();
    }

    @Test
    void aShopperWithoutAPointerBuysByKeyboardAlone(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        page.navigate("/events/" + sale.eventId());
        Keys keys = new Keys(page);
        keys.to("a", "Get tickets").press("Enter");
        page.waitForURL("**/seats");
        new SeatMapWindow(page).ready();
        keys.to("input", "Map").press("ArrowRight");
        keys.to("button", "Balcony").press("Enter");
        keys.to("[role=gridcell]", "Row A").press("ArrowDown").press("ArrowRight").press("ArrowRight").press("Enter");
        assertThat(page.locator("#choice-list")).containsText("Row B, seat 3");
        keys.to("#hold", "Hold 1 seat").press("Enter");
        keys.to("#to-checkout", "Go to checkout").press("Enter");
        page.waitForURL("**/checkout/**");
        assertThat(page.locator("#checkout")).isVisible();
        keys.to("#email", "").type("ada@example.org");
        keys.to("#pay", "Pay").press("Enter");
        page.waitForURL("**/orders/**");
        assertThat(page.locator(".ticket")).hasCount(1);
        assertThat(page.locator(".ticket")).containsText("B");
    }

    @Test
    void aPhoneBuysByTouch(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open(Windows.phone(), options -> options);
        page.navigate("/events/" + sale.eventId());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Get tickets")).tap();
        page.waitForURL("**/seats");
        new SeatMapWindow(page).ready();
        page.getByText("List", new Page.GetByTextOptions().setExact(true)).tap();
        page.locator(".section-card", new Page.LocatorOptions().setHasText("Balcony")).tap();
        new SeatMapWindow(page).cell("B", "6").tap();
        page.locator("#hold").tap();
        page.locator("#to-checkout").tap();
        page.waitForURL("**/checkout/**");
        pay(page);
        assertThat(page.locator(".ticket")).hasCount(1);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing is cut off").isTrue();
    }

    /** Somebody who has held a seat by the API: how the pages lead here is shown by others. */
    private static Page inCheckout(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Page page = windows.openAs(shopper);
        page.navigate("/checkout/" + shopper.hold(sale, "balcony-A-5").expect(201).text("holdId"));
        return page;
    }

    private static void fill(Page page) {
        assertThat(page.locator("#email")).isEditable();
        page.locator("#email").fill("ada@example.org");
    }

    private static void pay(Page page) {
        fill(page);
        page.locator("#pay").click();
        page.waitForURL("**/orders/**");
        assertThat(page.locator("#headline")).not().isEmpty();
    }

    /** What the server knows of this window's person. */
    private static JsonNode orders(Page page) {
        return new JsonMapper().readTree(page.context().request().get("/api/v1/orders").body());
    }
}
