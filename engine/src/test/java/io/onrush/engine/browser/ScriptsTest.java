package io.onrush.engine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The unit tests of the pages' pure modules, {@code src/test/js}, run by the Node.js that comes with Playwright. */
class ScriptsTest {

    @Test
    void thePureModulesOfThePagesDoWhatTheirTestsSay() throws IOException, InterruptedException {
        String node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false).createProcessBuilder().command().getFirst();
        List<String> command = new ArrayList<>(List.of(node, "--test", "--test-reporter=spec"));
        try (Stream<Path> tests = Files.list(Path.of("src", "test", "js"))) {
            tests.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).sorted().forEach(command::add);
        }
        assertThat(command).as("tests").hasSizeGreaterThan(3);

        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String report = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(report).isZero();
        assertThat(report).containsPattern("pass [1-9]");
    }
}
