package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.onrush.engine.kit.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every state of the waiting room in every language: axe finds nothing, nothing is cut off, and nothing is left in English. */
@BrowserTest
class LanguagePagesIT {

    /** What is seen and heard: texts, and the names that screen readers say. */
    private static final String SAID = """
            () => {
              const said = [document.title];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest('[lang]:not(html), noscript')) said.push(node.textContent.trim());
              for (const name of ['aria-label', 'aria-roledescription', 'title', 'alt', 'placeholder']) {
                document.querySelectorAll(`[${name}]`).forEach((element) => { if (!element.closest('[lang]:not(html)')) said.push(element.getAttribute(name)); });
              }
              return said;
            }""";

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT, 1280", "de-CH, DARK, 320", "es-MX, LIGHT, 320", "fr-CA, DARK, 1280"})
    void everyStateOfTheRoom(String locale, ColorScheme scheme, int width, Windows windows, Shop shop) throws IOException {
        String language = locale.substring(0, 2);
        Page page = windows.open(Windows.desktop().setViewportSize(width, 800), options -> options.setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE), locale);

        Shop.Sale coming = shop.openSale(event -> {}, onsale -> {
            onsale.put("queueOpensAt", shop.now().plusSeconds(1800).toString());
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
        });
        look(page, coming, "queue.soon", language);

        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        look(page, sale, "queue.in", language);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/pause", null).expect(200);
        assertThat(page.locator("#say")).hasText(text(language, "queue.paused"));
        look(page, language);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/resume", null).expect(200);
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("mode", "CLOSED")).expect(200);
        assertThat(page.locator("h1")).hasText(text(language, "queue.shut"));
        look(page, language);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/close", null).expect(200);
        assertThat(page.locator("h1")).hasText(text(language, "queue.over"));
        look(page, language);

        Shop.Sale full = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of("admissionsPerMinute", 60, "maxActive", 1)));
        shop.shopper().admittedTo(full);
        shop.shopper().join(full).expect(201);
        look(page, full, "queue.place", language);
        page.navigate("/events/" + full.eventId() + "/queue/plain");
        look(page, language);
        page.navigate("/");
        assertThat(page.locator("h1")).hasText(text(language, "events.title"));
        fits(page);
        page.navigate("/events/" + full.eventId());
        assertThat(page.locator("#phase")).hasText(text(language, "event.OPEN"));
        look(page, language);
        page.navigate("/onsales/" + full.onsaleId() + "/draw");
        assertThat(page.locator("#checks .chip").first()).hasText(text(language, "state.Correct"));
        look(page, language);
    }

    @Test
    void aPurchaseFromTheRoomToTheTicketStaysInTheLanguage(Windows windows, Shop shop) throws IOException {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open(Windows.desktop().setViewportSize(320, 800), options -> options.setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE), "de-DE");
        page.navigate("/events/" + sale.eventId() + "/queue");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text("de", "queue.toSeats"))).click();
        page.waitForURL("**/seats");
        assertThat(page.locator("#connection")).hasText(text("de", "connection.live"));
        nothingIsLeftInEnglish(page, "de");
        page.getByText(text("de", "seats.as.list"), new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".section-card", new Page.LocatorOptions().setHasText("Balcony")).click();
        page.getByRole(AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(Pattern.compile("^Reihe A, Platz 3, .*, frei$"))).click();
        assertThat(page.locator("#choice-list")).containsText("Reihe A, Platz 3");
        look(page, "de");
        page.locator("#hold").click();
        assertThat(page.locator("#hold-time")).hasText(Pattern.compile("\\d:\\d\\d"));
        look(page, "de");
        page.locator("#to-checkout").click();
        page.waitForURL("**/checkout/**");
        page.locator("#pay").click();
        assertThat(page.locator("#email-error")).hasText(text("de", "fault.email.none"));
        look(page, "de");
        page.locator("#email").fill("ada@example.org");
        page.locator("#pay").click();
        page.waitForURL("**/orders/**");
        assertThat(page.locator(".ticket")).hasCount(1);
        look(page, "de");
        page.navigate("/orders");
        assertThat(page.locator("#list")).containsText(text("de", "orders.link.confirmed"));
        look(page, "de");
        page.navigate("/no/such/page");
        nothingIsLeftInEnglish(page, "de");
        page.navigate("/events/" + shop.openStockSale(event -> {}, Shop.item("print", 5)).eventId() + "/items");
        assertThat(page.locator(".item-left")).hasText("noch 5");
        nothingIsLeftInEnglish(page, "de");
    }

    @Test
    void textOfTwiceTheSizeIsNotCutOff(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Page page = windows.open(Windows.desktop().setViewportSize(640, 800), options -> options, "de");
        page.navigate("/events/" + sale.eventId() + "/queue");
        assertThat(page.locator("#connection")).hasText("Live");
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        fits(page);
    }

    @Test
    void aLanguageIsChosenByTheKeyboardAndStays(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Page page = windows.open();
        page.navigate("/events/" + sale.eventId() + "/queue");
        assertThat(page.locator("h1")).hasText("You are in the room");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deutsch")).focus();
        assertThat((Boolean) page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")).isTrue();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText("Sie sind im Warteraum");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.reload();
        assertThat(page.locator("h1")).hasText("Sie sind im Warteraum");
        assertThat(shop.get(sale.onsale() + "/queue").json().get("entrants").asInt()).as("the place is the same").isEqualTo(1);
    }

    private static void look(Page page, Shop.Sale sale, String heading, String language) throws IOException {
        page.navigate("/events/" + sale.eventId() + "/queue");
        assertThat(page.locator("h1")).hasText(text(language, heading));
        look(page, language);
    }

    private static void look(Page page, String language) throws IOException {
        assertThat(page.locator("html")).hasAttribute("lang", language);
        look(page);
        nothingIsLeftInEnglish(page, language);
    }

    /** What is looked for in every state of a page. */
    static void look(Page page) {
        Axe.findsNothing(page);
        fits(page);
        targetsAreLarge(page);
    }

    static void fits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing of %s is cut off", page.url()).isTrue();
    }

    /** WCAG 2.2, 2.5.8; links within a sentence are excepted. */
    private static void targetsAreLarge(Page page) {
        Object small = page.evaluate("() => [...document.querySelectorAll('button, .btn, label.switch, summary, select, .input, nav a, [role=gridcell]')].filter((target) => target.checkVisibility())"
                + ".filter((target) => target.getBoundingClientRect().height < 24 || target.getBoundingClientRect().width < 24).map((target) => target.outerHTML)");
        assertThat((List<?>) small).isEmpty();
    }

    private static void nothingIsLeftInEnglish(Page page, String language) throws IOException {
        if (language.equals("en")) {
            return;
        }
        Map<String, JsonNode> own = catalogue(language);
        List<Pattern> foreign = catalogue("en").entrySet().stream()
                .filter(text -> !text.getValue().equals(own.get(text.getKey())))
                .flatMap(text -> text.getValue().isString() ? Stream.of(text.getValue()) : text.getValue().valueStream())
                .map(JsonNode::asString)
                .filter(LanguagePagesIT::isTelling)
                .map(LanguagePagesIT::pattern)
                .toList();
        List<String> said = ((List<?>) page.evaluate(SAID)).stream().map(String::valueOf).toList();
        assertThat(said).as("English in %s on %s", language, page.url()).noneMatch(text -> foreign.stream().anyMatch(english -> english.matcher(text).matches()));
        Stream.of(" the ", " your ", " of ", "Waiting room", "ahead").forEach(word ->
                assertThat(said).as("English in %s", language).noneMatch(text -> text.contains(word)));
    }

    /** With a name in it a text must have enough of its own: "{n} left" is also a "Box left". */
    private static boolean isTelling(String text) {
        return !text.contains("{") || text.replaceAll("\\{\\w+}", "").chars().filter(Character::isLetter).count() >= 10;
    }

    /** Of a text with anything in the place of its names. */
    private static Pattern pattern(String text) {
        return Pattern.compile(Stream.of(text.split("\\{\\w+}", -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    private static String text(String language, String key) throws IOException {
        return catalogue(language).get(key).asString();
    }

    private static Map<String, JsonNode> catalogue(String language) throws IOException {
        Map<String, JsonNode> texts = new HashMap<>();
        for (String group : List.of("common/", "", "shop/")) {
            new JsonMapper().readTree(Files.readAllBytes(Path.of("src/main/resources/pages/assets/words/" + group + language + ".json"))).properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue()));
        }
        return texts;
    }
}
