package io.onrush.loadtests.verdict;

import io.onrush.loadtests.process.GatlingRun;
import io.onrush.loadtests.shopper.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Gatling has left: the figures of our recorder, its report, and which of its assertions did not hold. These it only
 * prints; its log of requests is in a format of its own and is left to it.
 *
 * @param figures null where the simulation broke off before it could write them
 * @param report null where Gatling did not come to it
 */
public record GatlingResult(Figures figures, Path report, List<String> failures) {

    private static final int ASSERTIONS_FAILED = 2;
    private static final Pattern FAILED = Pattern.compile("^(.*) : false (\\(actual : .*\\))$");

    public static GatlingResult read(GatlingRun.Ended run) {
        List<String> failures = new ArrayList<>(failedAssertions(run.log()));
        if (run.status() != 0 && (run.status() != ASSERTIONS_FAILED || failures.isEmpty())) {
            failures.add("Gatling ended with status " + run.status() + "; see " + run.log());
        }
        return new GatlingResult(figures(run.figures()), run.report().map(folder -> folder.resolve("index.html")).orElse(null), failures);
    }

    private static Figures figures(Path file) {
        return Files.exists(file) ? new JsonMapper().readValue(file, Figures.class) : null;
    }

    private static List<String> failedAssertions(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(FAILED::matcher).filter(line -> line.matches()).map(line -> line.group(1) + " " + line.group(2)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
