package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What visitors are told of their chance, and admins of the rate. */
@BrowserTest
class OutlookPagesIT {

    @Test
    void whoWaitsIsToldWhatIsLeftAndThatEverythingIsSold(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("seatsPerVisitor", 20), Shop.item("print", 20));
        Shopper buyer = shop.shopper().admittedTo(sale);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/pause", null).expect(200);
        Page page = windows.open();
        page.navigate("/events/" + sale.eventId() + "/queue");
        assertThat(page.locator("#chance")).hasText("You will most likely find something when it is your turn.");
        assertThat(page.locator("#left")).hasText("About 20 left · Prices now: €30.00");

        String orderId = buyer.order(buyer.holdItems(sale, "print", 20).expect(201), "tok_visa").expect(202).text("orderId");
        buyer.awaitOrder(orderId, "CONFIRMED");
        assertThat(page.locator("#chance")).containsText("Everything is sold.");
        await().until(() -> shop.get(sale.onsale() + "/queue").expect(200).json().get("ratePerMinute").asInt() == 0);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/resume", null).expect(200);
        assertThat(page.locator("#say")).hasText("Your place is kept. This page goes on by itself.");

        buyer.cancel(orderId, "changed-my-mind").expect(202);
        page.waitForURL(Pattern.compile(".*/events/" + sale.eventId() + "/(items|seats).*"));
    }

    @Test
    void anAdminSeesWhyTheRateIsWhatItIsAndLetsItFollowTheSale(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("admissionsPerMinute", 600));
        Page page = windows.open();
        page.navigate("/admin/onsales/" + sale.onsaleId());
        AdminPagesIT.signIn(page);
        assertThat(page.locator("#rate-why")).hasText("600 a minute. You set it; it is not controlled.");
        assertThat(page.locator("#charts")).containsText("Arrivals per minute");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the pace")).click();
        page.getByLabel("Lowest rate").fill("700");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change").setExact(true)).click();
        assertThat(page.locator("[data-field='control.maxPerMinute'] .error")).containsText("whole number");
        page.getByLabel("Highest rate").fill("3000");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change").setExact(true)).click();
        assertThat(page.locator("[data-field=admissionsPerMinute] .error")).containsText("where control begins");
        page.getByLabel("Lowest rate").fill("60");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change").setExact(true)).click();

        assertThat(page.locator("#terms")).containsText("60 to 3,000 a minute, from 600 on");
        assertThat(page.locator("#rate-why")).not().containsText("not controlled");
        assertThat(page.locator("#log")).containsText("control");
    }
}
