package io.onrush.engine.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final PageFiles FILES = PageFiles.load();
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"/assets/[0-9a-f]{16}/([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^;'\"]*['\"](\\.[^'\"]+)['\"]");
    private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"/assets/[0-9a-f]{16}/([^\"]+)\"");
    private static final Pattern MODULE = Pattern.compile("<script type=\"module\" src=\"/assets/[0-9a-f]{16}/([^\"]+)\"");
    private static final int BUDGET_BYTES = 165_000;

    static Stream<String> pages() {
        return FILES.pages().keySet().stream();
    }

    @Test
    void allScriptAndStyleTogetherIsSmall() {
        int bytes = FILES.assets().entrySet().stream().filter(asset -> asset.getKey().matches(".*\\.(js|css)")).mapToInt(asset -> asset.getValue().gzip().length).sum();
        assertThat(bytes).as("compressed bytes of all scripts and styles").isLessThan(BUDGET_BYTES);
    }

    @Test
    void noTextInAScriptSpansLinesSoThatIndentationMayGo() throws IOException {
        for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath*:pages/assets/js/**/*.js")) {
            assertThat(script.getContentAsString(UTF_8).lines())
                    .as(script.getFilename())
                    .allSatisfy(line -> assertThat(line.chars().filter(character -> character == '`').count() % 2).as(line).isZero());
        }
    }

    @Test
    void commentsAndIndentationAreNotSent() {
        assertThat(Lean.script("// why\nif (a) {\n  /** what */\n  b('//c'); // d\n\n}\n")).isEqualTo("if (a) {\nb('//c'); // d\n}\n");
        assertThat(Lean.style("/* what\n   it is */\na {\n  b: c;\n}\n")).isEqualTo("a {\nb: c;\n}\n");
    }

    @Test
    void theVersionChangesWithAnyAsset() {
        assertThat(FILES.version()).matches("[0-9a-f]{16}").isEqualTo(PageFiles.load().version());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingThatAPageLoadsIsThere(String page) {
        assertThat(matches(LINK, html(page))).isNotEmpty().allSatisfy(path -> assertThat(FILES.asset(path)).as(path).isPresent());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNeedsNoInlineScriptOrStyleAndNoOtherHost(String page) {
        assertThat(html(page)).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("<style").doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
    }

    /** A module that is only found when another has come costs a bad line a round trip. */
    @ParameterizedTest
    @MethodSource("pages")
    void aPageNamesAllModulesThatItNeeds(String page) {
        Set<String> needed = new HashSet<>();
        matches(MODULE, html(page)).forEach(module -> follow(module, needed));
        Set<String> named = new HashSet<>(matches(PRELOAD, html(page)));
        named.addAll(matches(MODULE, html(page)));
        assertThat(named).isEqualTo(needed);
    }

    private static void follow(String module, Set<String> seen) {
        if (seen.add(module)) {
            matches(IMPORT, text(FILES.asset(module).orElseThrow(() -> new AssertionError("no module " + module))))
                    .forEach(path -> follow(URI.create(module).resolve(path).toString(), seen));
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String html(String page) {
        return text(FILES.page(page));
    }

    private static String text(PageFile file) {
        return new String(file.plain(), UTF_8);
    }
}
