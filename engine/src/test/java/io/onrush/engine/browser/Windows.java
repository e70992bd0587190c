package io.onrush.engine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.onrush.engine.kit.Shopper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Windows of different people: each has cookies and storage of its own. */
final class Windows {

    private static final Path FAILURES = Path.of("target", "failed-pages");

    private final Browser browser;
    private final String baseUrl;
    private final String test;
    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Windows(Browser browser, String baseUrl, String test) {
        this.browser = browser;
        this.baseUrl = baseUrl;
        this.test = test;
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(ColorScheme.LIGHT);
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2).setHasTouch(true).setIsMobile(true)
                .setColorScheme(ColorScheme.LIGHT);
    }

    /** A window of somebody who was never here. */
    Page open() {
        return open(desktop(), options -> options);
    }

    /** A window of a shopper who has come this far by the API. */
    Page openAs(Shopper shopper) {
        Page page = open();
        String token = shopper.header("Authorization").substring("Bearer ".length());
        page.context().addCookies(List.of(new Cookie("onrush_visitor", token).setUrl(baseUrl)));
        return page;
    }

    Page open(Browser.NewContextOptions device, UnaryOperator<Browser.NewContextOptions> also) {
        return open(device, also, "en-GB");
    }

    Page open(Browser.NewContextOptions device, UnaryOperator<Browser.NewContextOptions> also, String locale) {
        BrowserContext person = browser.newContext(also.apply(device.setBaseURL(baseUrl).setLocale(locale).setTimezoneId("Europe/Madrid")));
        people.add(person);
        person.setDefaultTimeout(20_000);
        person.onPage(this::watch);
        return person.newPage();
    }

    private void watch(Page page) {
        page.onPageError(error -> faults.add("script error on " + page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(baseUrl) && !request.url().matches("(data|blob|about):.*")) {
                faults.add("request to another host: " + request.url());
            }
        });
    }

    /** @param failed where the test did: then pictures of what the people saw are kept */
    void closeAndCheck(boolean failed) {
        if (failed) {
            people.stream().flatMap(person -> person.pages().stream()).forEach(page -> page.screenshot(
                    new Page.ScreenshotOptions().setPath(FAILURES.resolve(test + "-" + people.indexOf(page.context()) + ".png"))));
        }
        people.forEach(BrowserContext::close);
        assertThat(faults).as("what no page may do").isEmpty();
    }
}
