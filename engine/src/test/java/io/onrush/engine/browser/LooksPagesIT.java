package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page: axe finds nothing, nothing is cut off, and a picture is taken. */
@BrowserTest
class LooksPagesIT {

    private static final int WAITING = 40;

    /** Both sizes and both themes; all four combinations where the pictures are for the documents. */
    static Stream<Arguments> looks() {
        Stream<Arguments> always = Stream.of(Arguments.of("desktop", ColorScheme.LIGHT), Arguments.of("phone", ColorScheme.DARK));
        return Pictures.areForDocuments()
                ? Stream.concat(always, Stream.of(Arguments.of("desktop", ColorScheme.DARK), Arguments.of("phone", ColorScheme.LIGHT)))
                : always;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theShoppersPages(String device, ColorScheme scheme, Windows windows, Shop shop) {
        Shop.Sale coming = shop.openSale(event -> named(event, "Winter ballet", shop), onsale -> onsale.put("opensAt", shop.now().plusSeconds(5400).toString()));
        Shop.Sale sale = shop.openSale(event -> named(event, "Opening night at Harbour Hall", shop), onsale -> {});
        crowd(shop, sale);
        Page page = open(windows, device, scheme);

        look(page, "/", ".stub .name", "events", device, scheme);
        look(page, "/events/" + coming.eventId(), "#clock b", "event", device, scheme);
        look(page, "/events/" + coming.eventId() + "/queue", "#figure-value", "waiting-room", device, scheme);
        look(page, "/onsales/" + sale.onsaleId() + "/draw", "#checks .chip", "draw", device, scheme);
        SeatMapWindow map = SeatMapWindow.admitted(page, sale.eventId());
        map.list("Stalls").pickInList("C", "4").pickInList("C", "5");
        look(page, "seat-list", device, scheme);
        page.locator("label", new Page.LocatorOptions().setHasText("Map")).first().click();
        look(page, "seat-map", device, scheme);
        map.hold();
        look(page, "seats-held", device, scheme);
        map.toCheckout();
        look(page, "checkout", device, scheme);
        page.locator("#email").fill("ada@example.org");
        page.locator("#pay").click();
        page.waitForURL("**/orders/**");
        assertThat(page.locator(".ticket")).hasCount(2);
        look(page, "order", device, scheme);
        look(page, "/orders", "a[href^='/orders/']", "orders", device, scheme);
        look(page, "/no/such/page", "h1", "not-found", device, scheme);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theAdminsPages(String device, ColorScheme scheme, Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> named(event, "Opening night at Harbour Hall", shop), onsale -> {
            onsale.put("maxActive", 12);
            onsale.put("admissionsPerMinute", 6000);
        });
        Page page = open(windows, device, scheme);
        look(page, "/admin/sign-in", "input[type=password]", "admin-sign-in", device, scheme);
        page.navigate("/admin/onsales/" + sale.onsaleId());
        AdminPagesIT.signIn(page);
        assertThat(page.locator("#connection")).hasText("Live");
        String orderId = crowd(shop, sale);
        for (int i = 0; i < WAITING; i++) {
            shop.shopper().join(sale).expect(201);
        }
        assertThat(page.locator("#tiles")).containsText("joined so far");
        look(page, "admin-dashboard", device, scheme);
        look(page, "/admin", "#events a", "admin-overview", device, scheme);
        look(page, "/admin/venues", "#main a", "admin-venues", device, scheme);
        look(page, "/admin/venues/new", "#drop", "admin-venue-new", device, scheme);
        look(page, "/admin/events/new", "#name", "admin-event-new", device, scheme);
        look(page, "/admin/onsales/new?eventId=" + sale.eventId(), "#rate", "admin-onsale-new", device, scheme);
        look(page, "/admin/orders", "#orders a", "admin-orders", device, scheme);
        look(page, "/admin/orders/" + orderId, "#order h1, #order h2", "admin-order", device, scheme);
    }

    @ParameterizedTest
    @CsvSource({"/", "/orders", "/admin/sign-in"})
    void narrowScreensNeedNoSidewaysScrolling(String path, Windows windows, Shop shop) {
        shop.openSale();
        Page page = windows.open(Windows.phone().setViewportSize(320, 640), options -> options);
        page.navigate(path);
        page.waitForLoadState();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    /** Some have bought, some hold, some wait; answers the first order's id. */
    private static String crowd(Shop shop, Shop.Sale sale) {
        String first = null;
        for (List<String> seats : List.of(List.of("stalls-A-3", "stalls-A-4"), List.of("stalls-B-7", "stalls-B-8", "stalls-B-9"), List.of("balcony-A-4"))) {
            Shopper buyer = shop.shopper().admittedTo(sale);
            String orderId = buyer.order(buyer.hold(sale, seats.toArray(String[]::new)).expect(201), "tok_visa").expect(202).text("orderId");
            buyer.awaitOrder(orderId, "CONFIRMED");
            first = first == null ? orderId : first;
        }
        shop.shopper().admittedTo(sale).hold(sale, "stalls-D-5", "stalls-D-6").expect(201);
        shop.shopper().admittedTo(sale).hold(sale, "balcony-B-2").expect(201);
        return first;
    }

    private static void named(Map<String, Object> event, String name, Shop shop) {
        event.put("name", name);
        event.put("timeZone", "Europe/Berlin");
        event.put("startsAt", shop.now().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).plus(18, ChronoUnit.HOURS).toString());
    }

    private static Page open(Windows windows, String device, ColorScheme scheme) {
        Browser.NewContextOptions options = device.equals("phone") ? Windows.phone() : Windows.desktop();
        return windows.open(options, also -> also.setColorScheme(scheme));
    }

    private static void look(Page page, String path, String ready, String name, String device, ColorScheme scheme) {
        page.navigate(path);
        assertThat(page.locator(ready).first()).isAttached();
        look(page, name, device, scheme);
    }

    private static void look(Page page, String name, String device, ColorScheme scheme) {
        page.waitForLoadState();
        Axe.findsNothing(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing of %s is cut off", name).isTrue();
        Pictures.take(page, name + "-" + device + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }
}
