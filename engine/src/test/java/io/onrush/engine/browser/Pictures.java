package io.onrush.engine.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/**
 * Screenshots of the tests. They go to {@code target/pictures}; with {@code -Donrush.pictures=<folder>} to where README and
 * docs show them from.
 */
final class Pictures {

    private static final String SETTING = "onrush.pictures";
    private static final Path FOLDER = Path.of(System.getProperty(SETTING, "target/pictures"));

    private Pictures() {}

    static boolean areForDocuments() {
        return System.getProperty(SETTING) != null;
    }

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setFullPage(name.startsWith("admin-dashboard"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
