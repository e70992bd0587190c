package io.onrush.engine.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/**
 * Screenshots for README and docs, taken where {@code -Donrush.pictures=<folder>} says where they go: they cost as much time
 * as the rest of the test.
 */
final class Pictures {

    private static final String SETTING = "onrush.pictures";

    private Pictures() {}

    static boolean areForDocuments() {
        return System.getProperty(SETTING) != null;
    }

    static void take(Page page, String name) {
        if (!areForDocuments()) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty(SETTING)).resolve(name + ".png"))
                .setFullPage(name.startsWith("admin-dashboard"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
