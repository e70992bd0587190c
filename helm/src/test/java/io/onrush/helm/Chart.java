package io.onrush.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The chart, linted and rendered by real Helm. The binding leaves hooks out of what it renders, so it is given a copy of the chart
 * whose hooks it does not know for such; in the result they are again what they are.
 */
final class Chart {

    private static final Path FOLDER = Path.of("onrush");
    private static final Path EXAMPLES = Path.of("examples");
    private static final String KUBERNETES = "1.31.0";
    private static final String HOOK = "helm.sh/hook";
    private static final String NO_HOOK = "helm.sh/no-hook";
    private static final Path RENDERABLE = copy("templates/migration.yaml", text -> text.replace(HOOK, NO_HOOK));
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** Names of the examples, without their folder and extension. */
    static List<String> examples() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Values example(String name) {
        return Values.read(EXAMPLES.resolve(name + ".yaml"));
    }

    static Values defaults() {
        return Values.read(FOLDER.resolve("values.yaml"));
    }

    /** What Helm makes of an example, once for all tests. */
    static String render(String example) {
        return RENDERED.computeIfAbsent(example, name -> render(example(name)));
    }

    /** Throws with Helm's own message where the values are refused. */
    static String render(Values values) {
        return values.inFile(file -> new Helm(RENDERABLE)
                .template()
                .withName("onrush")
                .withNamespace("tickets")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(file)
                .call()
                .replace(NO_HOOK, HOOK));
    }

    static Manifests manifests(String example) {
        return Manifests.parse(render(example));
    }

    static Manifests manifests(Values values) {
        return Manifests.parse(render(values));
    }

    /** Helm's linter knows the default values only, so they are overlaid in a copy of the chart. */
    static LintResult lint(Values overlay) {
        return new Helm(copy("values.yaml", text -> Values.of(text).with(overlay).text())).lint().strict().call();
    }

    /** With one file changed; gone when the tests have ended. */
    private static Path copy(String changed, UnaryOperator<String> change) {
        try {
            Path copy = Files.createTempDirectory("onrush-chart");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(copy.toFile())));
            FileSystemUtils.copyRecursively(FOLDER, copy);
            Path file = copy.resolve(changed);
            Files.writeString(file, change.apply(Files.readString(file)));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
