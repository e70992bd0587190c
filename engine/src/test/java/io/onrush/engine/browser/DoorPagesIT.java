package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.onrush.engine.kit.Mailbox;
import io.onrush.engine.kit.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What a visitor sees of the door, and an admin does with it. */
@BrowserTest
class DoorPagesIT {

    private static final String IN_THE_ROOM = "You are in the room";

    private final Mailbox mails;

    DoorPagesIT(@Value("${onrush.mail.folder}") String folder) {
        this.mails = new Mailbox(folder);
    }

    @Test
    void theBrowserWorksForAPlaceByItself(Windows windows, Shop shop) {
        Shop.Sale sale = door(shop, Map.of("leastWork", 14, "mostWork", 14));
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("h1")).hasText(IN_THE_ROOM);
        assertThat(page.locator("#door")).hasCount(0);
        System.out.printf("proof of work in this browser: %d tries a second%n", triesASecond(page));
    }

    @Test
    void longWorkIsShownAndCanBeStoppedAndGoneOnWith(Windows windows, Shop shop) {
        Shop.Sale sale = door(shop, Map.of("leastWork", 14, "mostWork", 14));
        Page page = windows.open();
        page.route("**/work-worker.js", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/javascript").setBody("postMessage({ tried: 4096 });")));
        page.navigate(queue(sale));

        assertThat(page.locator("#door h2")).hasText("One moment for your place");
        assertThat(page.getByRole(AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Calculating"))).hasAttribute("aria-valuenow", "25");
        Axe.findsNothing(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop")).click();
        assertThat(page.locator("#door [role=status]")).hasText("The calculation was stopped. You have no place yet.");
        assertThat(shop.get(sale.onsale() + "/queue").json().get("entrants").asInt()).isZero();

        page.unroute("**/work-worker.js");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on")).click();
        assertThat(page.locator("h1")).hasText(IN_THE_ROOM);
    }

    @Test
    void whoHasACodeTypesItAndWhoHasNoneStaysOutside(Windows windows, Shop shop) {
        Shop.Sale sale = door(shop, Map.of("entry", "CODE"));
        codes(shop, sale, "GUEST-27");
        Page page = windows.open();
        page.navigate(queue(sale));
        assertThat(page.locator("#door-why")).hasText("Only who has an access code can join here.");
        Locator code = page.getByLabel("Access code");
        assertThat(code).isFocused();
        Axe.findsNothing(page);

        code.fill("GUEST-28");
        code.press("Enter");
        assertThat(page.locator("#door-why")).hasText("This code opens nothing here. Check it, please.");
        page.getByLabel("Access code").fill("guest 27");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join")).click();

        assertThat(page.locator("h1")).hasText(IN_THE_ROOM);
        page.reload();
        assertThat(page.locator("h1")).hasText(IN_THE_ROOM);
    }

    @Test
    void anInvitationsLinkBringsItsCodeAlongAndShowsItToNobody(Windows windows, Shop shop) {
        Shop.Sale sale = door(shop, Map.of("entry", "CODE"));
        codes(shop, sale, "INVITED-1");
        Page page = windows.open();
        page.navigate(queue(sale) + "#code=INVITED-1");
        assertThat(page.locator("h1")).hasText(IN_THE_ROOM);
        assertThat(page.url()).endsWith("/queue");
    }

    @Test
    void aCodeChoosesTheLaneAndWhoseCodeOpensNothingJoinsWithoutOne(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of(
                "opensAt", shop.now().plusSeconds(3600).toString(), "lanes", List.of(Map.of("name", "members", "share", 30)))));
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/codes", Map.of("name", "Members", "codes", List.of("MEMBER-27"), "lane", "members")).expect(201);
        Page member = windows.open();
        member.navigate(queue(sale) + "#code=MEMBER-27");
        assertThat(member.locator("#lane")).hasText("Your lane: members");

        Page other = windows.open();
        other.navigate(queue(sale) + "#code=MEMBER-27");
        assertThat(other.locator("#door-why")).isVisible();
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on without a code")).click();
        assertThat(other.locator("h1")).hasText(IN_THE_ROOM);
        assertThat(other.locator("#lane")).hasText("Your lane: general");
        Axe.findsNothing(other);
    }

    /** The page asks who somebody is before it shows the code, and comes back to the same address. */
    @Test
    void anInvitationOutlivesTheQuestionWhoOneIs(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of(
                "opensAt", shop.now().plusSeconds(3600).toString(), "visitors", Map.of("identity", "EMAIL"), "door", Map.of("entry", "CODE"))));
        codes(shop, sale, "INVITED-2");
        Page page = windows.open();
        page.navigate(queue(sale) + "#code=INVITED-2");
        page.getByLabel("E-mail address").fill("page-invited@example.org");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send me a code")).click();
        page.getByLabel("Code from the mail").fill(mails.latest("page-invited@example.org", 1).code());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm")).click();
        assertThat(page.locator("h1")).hasText(IN_THE_ROOM);
    }

    @Test
    void anAdminChangesTheDoorAndMakesCodes(Windows windows, Shop shop) {
        Shop.Sale sale = door(shop, Map.of());
        Page page = windows.open();
        page.navigate("/admin/onsales/" + sale.onsaleId());
        signIn(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Who gets a place")).click();
        page.getByText("Access codes", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Name of the new codes").fill("Fans");
        page.getByLabel("How many").fill("3");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make codes")).click();
        assertThat(page.locator("dialog li")).containsText("Fans: 3 codes, 0 used");
        assertThat(page.locator("#codes-texts").inputValue().lines().toList()).hasSize(3);
        Axe.findsNothing(page);

        page.getByLabel("Who may join").selectOption("CODE");
        page.getByLabel("Work for a place, in a rush").selectOption("18");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change").setExact(true)).click();
        assertThat(page.locator("#terms")).containsText("only who has an access code");
        assertThat(shop.admin("GET", "/onsales/" + sale.onsaleId(), null).expect(200).json().at("/door/mostWork").asInt()).isEqualTo(18);
    }

    /** Of the module itself, for half a second. */
    private static long triesASecond(Page page) {
        String module = page.locator("link[rel=modulepreload]").first().getAttribute("href").replaceAll("/js/.*", "/js/lib/sha256.js");
        Object rate = page.evaluate("""
                async (address) => {
                  const { sha256Search } = await import(address);
                  const isIt = sha256Search('a'.repeat(127) + '&', '0'.repeat(64));
                  let tries = 0;
                  const began = performance.now();
                  while (performance.now() - began < 500) for (let i = 0; i < 2048; i++, tries++) isIt(tries);
                  return Math.round(tries / (performance.now() - began) * 1000);
                }""", module);
        return ((Number) rate).longValue();
    }

    private static void signIn(Page page) {
        page.waitForURL("**/admin/sign-in**");
        page.getByLabel("Password").fill(Shop.ADMIN_PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    }

    private static void codes(Shop shop, Shop.Sale sale, String code) {
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/codes", Map.of("name", "Guests", "codes", List.of(code))).expect(201);
    }

    private static Shop.Sale door(Shop shop, Map<String, Object> door) {
        return shop.openSale(event -> {}, onsale -> {
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
            onsale.put("door", door);
        });
    }

    private static String queue(Shop.Sale sale) {
        return "/events/" + sale.eventId() + "/queue";
    }
}
