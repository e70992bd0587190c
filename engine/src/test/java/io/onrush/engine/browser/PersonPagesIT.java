package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Mailbox;
import io.onrush.engine.kit.Shop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Who somebody is, on the pages: proving an e-mail address, registering, going on on another device. */
@BrowserTest
class PersonPagesIT {

    private final Mailbox mails;

    PersonPagesIT(@Value("${onrush.mail.folder}") String folder) {
        this.mails = new Mailbox(folder);
    }

    @Test
    void aRoomOfPersonsAsksForTheAddressAndThenForTheCode(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of(
                "opensAt", shop.now().plusSeconds(3600).toString(), "visitors", Map.of("identity", "EMAIL"))));
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("h1")).hasText("Who are you?");
        Axe.findsNothing(page);

        page.getByLabel("E-mail address").fill("nobody");
        prove(page, "Send me a code", "page-person@example.org", 1);

        assertThat(page.locator("h1")).hasText("You are in the room");
        Page again = windows.open(Windows.phone(), options -> options);
        again.navigate(queue(sale));
        prove(again, "Send me a code", "page-person@example.org", 2);
        assertThat(again.getByText("This address is used on another device already.")).isVisible();
        Axe.findsNothing(again);
        again.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on here")).click();
        assertThat(again.locator("h1")).hasText("You are in the room");
        assertThat(shop.get(sale.onsale() + "/queue").expect(200).json().get("entrants").asInt()).as("one person has one place").isEqualTo(1);
    }

    @Test
    void aPlaceGoesOnOnAnotherDeviceAndTheFirstOneSaysSo(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Page laptop = windows.open();
        laptop.navigate(queue(sale));
        laptop.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue on another device")).click();
        assertThat(laptop.locator("dialog img")).isVisible();
        Axe.findsNothing(laptop);
        String link = laptop.locator("dialog a").getAttribute("href").replace("https://queue.example", "");

        Page phone = windows.open(Windows.phone(), options -> options);
        phone.navigate(link);
        assertThat(phone.locator("h1")).hasText("Go on here?");
        assertThat(phone.url()).as("the secret leaves the address").doesNotContain("token");
        Axe.findsNothing(phone);
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on here")).click();

        phone.waitForURL("**/events/" + sale.eventId() + "/queue");
        assertThat(phone.locator("h1")).hasText("You are in the room");
        assertThat(laptop.locator("h1")).hasText("You went on on another device");
        assertThat(shop.get(sale.onsale() + "/queue").expect(200).json().get("entrants").asInt()).isEqualTo(1);
        laptop.reload();
        assertThat(laptop.locator("h1")).hasText("You went on on another device");

        Page late = windows.open();
        late.navigate(link);
        late.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on here")).click();
        assertThat(late.locator("h1")).hasText("This link does not work any more");
    }

    @Test
    void anEventIsRegisteredForAndTheMailsCanBeEnded(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of(
                "queueOpensAt", shop.now().plusSeconds(90_000).toString(), "opensAt", shop.now().plusSeconds(93_600).toString(),
                "closesAt", shop.now().plusSeconds(180_000).toString(), "visitors", Map.of("registration", "REQUIRED"))));
        Page page = windows.open();
        page.navigate("/events/" + sale.eventId());
        assertThat(page.locator("#registration")).containsText("Only those who register can join");
        Axe.findsNothing(page);
        prove(page, "Register", "page-fan@example.org", 1);
        assertThat(page.locator("#registration")).containsText("You are registered");

        String text = mails.latest("page-fan@example.org", 2).text();
        page.navigate(text.replaceAll("(?s).*https://queue.example(/unsubscribe#token=\\S+).*", "$1"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No more mails")).click();
        assertThat(page.locator("h1")).hasText("You get no more mails about this.");
        page.navigate("/events/" + sale.eventId());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw")).click();
        assertThat(page.locator("#registration")).containsText("Only those who register can join");
    }

    @Test
    void aPlaceThatWasTakenBackIsSaidToBe(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("h1")).hasText("You are in the room");
        Object ticketId = page.evaluate("id => JSON.parse(localStorage.getItem('onrush.ticket.' + id)).ticketId", sale.onsaleId());
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/revocations", Map.of("ticketId", ticketId, "reason", "a test")).expect(200);
        page.reload();
        assertThat(page.locator("h1")).hasText("Your place was taken back");
    }

    private void prove(Page page, String action, String address, int mail) {
        page.getByLabel("E-mail address").fill(address);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(action).setExact(true)).click();
        assertThat(page.locator("[role=status]").filter(new Locator.FilterOptions().setHasText("A code was sent"))).isVisible();
        page.getByLabel("Code from the mail").fill(mails.latest(address, mail).code());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm")).click();
    }

    private static String queue(Shop.Sale sale) {
        return "/events/" + sale.eventId() + "/queue";
    }
}
