package io.onrush.engine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds wrong with a page by WCAG 2.2 A and AA, and by its own good practice. */
final class Axe {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /**
     * Our pages have no frames: legacy mode spares the empty page in which axe puts the findings of several together. What passes is
     * not told in detail, which takes longer than to check it.
     */
    static void findsNothing(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        List<String> violations = new AxeBuilder(page).setLegacyMode(true).options(options).withTags(RULES).analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + rule.getNodes().stream().map(node -> "\n    " + node.getHtml() + " " + node.getFailureSummary()).toList())
                .toList();
        assertThat(violations).as("what axe finds on " + page.url()).isEmpty();
    }
}
