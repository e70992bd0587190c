package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Shop;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Seats that are kept for those who have an access code. */
@BrowserTest
class AllocationPagesIT {

    @Test
    void whoHasAnAccessCodeSeesAndHoldsWhatItOpens(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.admin("POST", "/events/" + sale.eventId() + "/allocations", Map.of("name", "Sponsor", "seats", List.of("stalls-A-1", "stalls-A-2"),
                "codes", List.of(Map.of("label", "Acme", "code", "acme-2027")))).expect(201);
        Page page = windows.open();
        SeatMapWindow seats = SeatMapWindow.admitted(page, sale.eventId()).list("Stalls");
        assertThat(firstSeat(page, "not for sale")).isVisible();

        page.getByText("I have an access code").click();
        use(page, "acme-2026");
        assertThat(page.locator("#notices")).containsText("The access code is not valid");
        use(page, "Acme 2027");
        assertThat(page.locator("#notices")).containsText("Your code opens 2 seats.");
        assertThat(firstSeat(page, "available")).isVisible();
        seats.pickInList("A", "1").hold();
        assertThat(page.locator("#choice-list")).containsText("Row A, seat 1");
        assertThat(page.locator("#code-fold")).isHidden();
    }

    @Test
    void anAdminKeepsARowAllocatesSeatsAndReleasesThem(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("items", List.of(Shop.item("print", 20))), onsale -> {});
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
        Page page = windows.open();
        page.navigate("/admin/events/" + sale.eventId() + "/places");
        AdminPagesIT.signIn(page);
        assertThat(page.locator("#allocations")).containsText("Nothing is kept");

        page.locator("#section").selectOption("Stalls");
        page.locator("#row").selectOption("A");
        page.locator("#item").selectOption("print");
        page.locator("#quantity").fill("5");
        page.locator("#name").fill("Sponsor");
        page.locator("#label").fill("Acme");
        page.locator("#limit").fill("4");
        press(page, "Keep from sale");
        assertThat(page.locator("#made")).containsText(Pattern.compile("Acme: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
        assertThat(page.locator("#made")).containsText("Not kept: 1 held.");
        assertThat(page.locator("#allocations")).containsText("5 × print");
        assertThat(page.locator("#allocations")).containsText("used for 0 of 4");
        press(page, "Keep from sale");
        assertThat(page.locator(".summary")).containsText("One field is marked");

        press(page, "Revoke the code of Acme");
        page.getByRole(AriaRole.DIALOG).getByText("Revoke", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#allocations")).containsText("blocked for all");
        press(page, "Release all of Sponsor");
        page.getByRole(AriaRole.DIALOG).getByText("Release", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#allocations")).containsText("Nothing is kept");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-2").expect(201);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }

    private static void use(Page page, String code) {
        page.locator("#code-text").fill(code);
        page.locator("#code-use").click();
    }

    private static Locator firstSeat(Page page, String state) {
        return page.getByRole(AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(Pattern.compile("^Row A, seat 1, .*" + state + "$")));
    }
}
