package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The states of the shop that matter to who reads, hears or steers differently, each once: WCAG 2.2 AA, as far as a machine sees it. */
@BrowserTest
class AccessiblePagesIT {

    private static final byte[] ROOM_FOR_TWO = """
            {"name": "Room", "size": {"width": 100, "height": 100}, "categories": [{"name": "Any", "color": "#1565c0"}],
             "zones": [{"name": "Room", "position": {"x": 0, "y": 0}, "rows": [{"row_number": "1", "position": {"x": 0, "y": 0}, "seats": [
               {"seat_guid": "r1-1", "seat_number": "1", "position": {"x": 40, "y": 50}, "category": "Any"},
               {"seat_guid": "r1-2", "seat_number": "2", "position": {"x": 60, "y": 50}, "category": "Any"}]}]}]}""".getBytes(StandardCharsets.UTF_8);

    private static final String COOL_DOWN = "{\"type\": \"https://onrush.io/errors/hold-cool-down\", \"title\": \"Too many holds\", \"status\": 429}";

    @Test
    void seatsThatAreRefusedThatRunOutAndThatAreSoldOut(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(ROOM_FOR_TWO, event -> event.put("holdSeconds", 34), onsale -> {});
        Page page = narrow(windows);
        SeatMapWindow.admitted(page, sale.eventId()).list("Room").pickInList("1", "1");
        page.route("**/api/v1/events/*/holds", route -> route.fulfill(new Route.FulfillOptions().setStatus(429).setContentType("application/problem+json").setBody(COOL_DOWN)));
        page.locator("#hold").click();
        assertThat(page.locator("#notices")).containsText("Too many holds came to nothing");
        assertThat(page.locator("[role=alert]")).containsText("Too many holds came to nothing");
        LanguagePagesIT.look(page);

        page.unroute("**/api/v1/events/*/holds");
        page.locator("#hold").click();
        assertThat(page.locator("#hold-time")).hasText(Pattern.compile("\\d:\\d\\d"));
        shop.shopper().admittedTo(sale).hold(sale, "r1-2").expect(201);
        assertThat(page.locator("#sold-out")).isVisible();
        assertThat(page.locator("#notices")).containsText("30 seconds left");
        assertThat(page.locator("[role=alert]")).containsText("30 seconds left");
        LanguagePagesIT.look(page);
    }

    @Test
    void aCheckoutInLargeTextAndAnOrderThatFailed(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        var hold = shopper.hold(sale, "balcony-A-5").expect(201);
        Page page = windows.openAs(shopper);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(320, 640);
        page.navigate("/checkout/" + hold.text("holdId"));
        assertThat(page.locator("#checkout")).isVisible();
        textOfTwiceTheSizeFits(page);

        String orderId = shopper.order(hold, "tok_declined").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "FAILED");
        page.navigate("/orders/" + orderId);
        assertThat(page.locator("#headline")).hasText("The bank declined the payment");
        LanguagePagesIT.look(page);
    }

    @Test
    void aPausedSaleSeenFromOutsideAndItemsThatAreSoldOut(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/pause", null).expect(200);
        Page page = narrow(windows);
        page.navigate("/events/" + sale.eventId() + "/seats");
        assertThat(page.locator("#go-why")).containsText("The sale is paused for a moment");
        assertThat(page.locator("#connection")).hasText("Live");
        LanguagePagesIT.look(page);
        textOfTwiceTheSizeFits(page);

        Shop.Sale prints = shop.openStockSale(event -> {}, Shop.item("print", 1));
        shop.shopper().admittedTo(prints).holdItems(prints, "print", 1).expect(201);
        page.navigate("/events/" + prints.eventId() + "/items");
        assertThat(page.locator("#sold-out")).isVisible();
        LanguagePagesIT.look(page);
    }

    private static Page narrow(Windows windows) {
        return windows.open(Windows.desktop().setViewportSize(320, 640), options -> options.setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void textOfTwiceTheSizeFits(Page page) {
        page.setViewportSize(640, 640);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        LanguagePagesIT.fits(page);
        page.evaluate("document.documentElement.style.fontSize = ''");
        page.setViewportSize(320, 640);
    }
}
