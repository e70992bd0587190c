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

    private static void use(Page page, String code) {
        page.locator("#code-text").fill(code);
        page.locator("#code-use").click();
    }

    private static Locator firstSeat(Page page, String state) {
        return page.getByRole(AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(Pattern.compile("^Row A, seat 1, .*" + state + "$")));
    }
}
