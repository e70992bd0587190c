package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A sale without a map. */
@BrowserTest
class ItemsPagesIT {

    @Test
    void aShopperBuysItemsWhoseNumberIsLive(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 5), Shop.item("poster", 9));
        Page page = windows.open();

        page.navigate("/events/" + sale.eventId());
        assertThat(page.locator("#facts")).containsText("One print left");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Get tickets")).click();
        page.waitForURL("**/items");
        Locator left = page.locator("[data-sku=print] .item-left");
        assertThat(left).hasText("5 left");
        press(page, "One more of One print");
        press(page, "One more of One print");
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 1).expect(201);
        assertThat(left).hasText("4 left");

        page.locator("#hold").click();
        assertThat(page.locator("#hold-time")).hasText(Pattern.compile("\\d:\\d\\d"));
        assertThat(page.locator("#held-list")).containsText("2 × One print");
        assertThat(left).hasText("2 left");
        page.reload();
        assertThat(page.locator("#held-list")).containsText("2 × One print");
        page.locator("#to-checkout").click();
        page.waitForURL("**/checkout/**");
        assertThat(page.locator("#seats")).containsText("2 × One print");
        assertThat(page.locator("#email")).isEditable();
        page.locator("#email").fill("ada@example.org");
        page.locator("#pay").click();
        page.waitForURL("**/orders/**");

        assertThat(page.locator("#headline")).hasText("The tickets are yours");
        assertThat(page.locator(".ticket")).hasCount(2);
        assertThat(page.locator(".ticket").first()).containsText("One print");
        page.navigate("/orders");
        assertThat(page.getByText("2 tickets")).isVisible();
    }

    @Test
    void whatOthersTakeIsChosenNoLongerAndAHoldIsGivenBack(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 3));
        Page page = windows.open();
        page.navigate("/events/" + sale.eventId());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Get tickets")).click();
        page.waitForURL("**/items");
        assertThat(page.locator("[data-sku=print] .item-left")).hasText("3 left");
        press(page, "One more of One print");
        press(page, "One more of One print");
        Shopper other = shop.shopper().admittedTo(sale);
        Reply taken = other.holdItems(sale, "print", 2).expect(201);

        assertThat(page.locator("#notices")).containsText("One print was just taken");
        assertThat(page.locator("#choice-count")).hasText("1 of 8");
        page.locator("#hold").click();
        assertThat(page.locator("#held-list")).containsText("1 × One print");
        page.locator("#give-back").click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give back")).click();
        assertThat(page.locator("#held")).isHidden();
        other.send("DELETE", "/api/v1/holds/" + taken.text("holdId"), null).expect(204);
        assertThat(page.locator("[data-sku=print] .item-left")).hasText("3 left");
    }

    @Test
    void anAdminCreatesAnEventOfItems(Windows windows, Shop shop) {
        Page page = windows.open();
        page.navigate("/admin/events/new");
        AdminPagesIT.signIn(page);
        page.locator("#name").fill("A flash sale");
        page.locator("#startsAt").fill("2030-07-01T19:30");
        page.locator("#timeZone").fill("Asia/Tokyo");
        press(page, "Create event");
        assertThat(page.locator("#venueId-error")).containsText("or add items");
        press(page, "Add an item");
        page.getByLabel("Name").nth(1).fill("A print");
        page.getByLabel("SKU").fill("print");
        page.getByLabel("Price").fill("12.50");
        page.getByLabel("How many").fill("250");
        press(page, "Create event");
        page.waitForURL("**/admin/onsales/new**");

        String eventId = page.url().replaceAll(".*eventId=", "");
        Reply event = shop.get("/api/v1/events/" + eventId).expect(200);
        assertThat(event.json().get("items").get(0).get("price").get("amount").asInt()).isEqualTo(1250);
        assertThat(event.json().get("stockLeft").get("print").asInt()).isEqualTo(250);
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
