package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;

/** A window with the seat map of an event. */
final class SeatMapWindow {

    private static final int STEP_PIXELS = 11;
    private static final double FROM = 0.5;
    private static final double TO = 0.6;

    private final Page page;
    private double searchedTo;

    SeatMapWindow(Page page) {
        this.page = page;
    }

    /** Somebody who is admitted at once, and does not wait to be taken to the seats. */
    static SeatMapWindow admitted(Page page, String eventId) {
        page.navigate("/events/" + eventId + "/queue");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose your seats now")).click();
        page.waitForURL("**/events/" + eventId + "/seats");
        return new SeatMapWindow(page).ready();
    }

    SeatMapWindow ready() {
        assertThat(page.locator("#connection")).not().hasText("Connecting…");
        return this;
    }

    /** Moves the mouse down the map, from where it was before, until the tooltip offers a free seat that matches, and presses there. */
    SeatMapWindow pickByMouse(String tooltip) {
        BoundingBox box = page.locator("canvas").first().boundingBox();
        for (double y = Math.max(searchedTo, box.y + STEP_PIXELS); y < box.y + box.height; y += STEP_PIXELS) {
            for (double x = box.x + box.width * FROM; x < box.x + box.width * TO; x += STEP_PIXELS) {
                page.mouse().move(x, y);
                if (tooltip().matches("(?s).*" + tooltip + ".*Available.*")) {
                    page.mouse().click(x, y);
                    searchedTo = y;
                    return this;
                }
            }
        }
        throw new AssertionError("no free seat on the map says " + tooltip);
    }

    private String tooltip() {
        return (String) page.evaluate("() => { const tip = document.querySelector('[role=tooltip]'); return tip.hidden ? '' : tip.innerText; }");
    }

    SeatMapWindow list(String section) {
        page.getByText("List", new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".section-card", new Page.LocatorOptions().setHasText(section)).click();
        return this;
    }

    Locator cell(String row, String number) {
        return page.getByRole(AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(Pattern.compile("^Row " + row + ", seat " + number + ",")));
    }

    SeatMapWindow pickInList(String row, String number) {
        cell(row, number).click();
        return this;
    }

    SeatMapWindow hold() {
        page.locator("#hold").click();
        assertThat(page.locator("#hold-time")).hasText(Pattern.compile("\\d:\\d\\d"));
        return this;
    }

    Page toCheckout() {
        page.locator("#to-checkout").click();
        page.waitForURL("**/checkout/**");
        assertThat(page.locator("#checkout")).isVisible();
        return page;
    }
}
