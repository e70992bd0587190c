package io.onrush.loadtests.process;

import io.onrush.loadtests.sale.Sale;
import io.onrush.loadtests.settings.LoadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One run of a simulation. */
public final class GatlingRun {

    /** Where the simulation is told to leave its own figures. */
    public static final String FIGURES = "onrush.run.figures";

    private static final String NEEDS = "--add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED";
    private static final String PASSWORD = "ONRUSH_LOAD_ADMIN_PASSWORD";

    private final LoadSettings settings;
    private final Path figures;

    public GatlingRun(LoadSettings settings) {
        this.settings = settings;
        this.figures = settings.folder().resolve("figures.json");
    }

    /**
     * @param status 0 where all assertions held, 2 where one did not, 1 where the simulation broke off
     * @param report its folder, where it came to that
     */
    public record Ended(int status, Path log, Optional<Path> report, Path figures) {}

    public Ended run(Sale sale, String adminPassword) {
        Map<String, String> properties = new HashMap<>(sale.properties());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("onrush.load.") && !name.equals("onrush.load.admin-password"))
                .forEach(name -> properties.put(name, System.getProperty(name)));
        properties.put(FIGURES, figures.toString());
        properties.put("logback.configurationFile", "gatling-logback.xml");
        deleteOldFigures();
        Path results = settings.folder().resolve("gatling");
        Set<Path> earlier = Set.copyOf(reports(results));
        try (ChildJvm gatling = ChildJvm.start(
                GatlingProcess.class,
                NEEDS + " " + settings.jvms().gatling(),
                properties,
                Map.of(PASSWORD, adminPassword),
                List.of("--simulation", settings.scenario().simulation(), "--results-folder", results.toString()),
                settings.folder().resolve("gatling.log"))) {
            return new Ended(gatling.await(), gatling.log(), reports(results).stream().filter(report -> !earlier.contains(report)).findFirst(), figures);
        }
    }

    private void deleteOldFigures() {
        try {
            Files.deleteIfExists(figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gatling gives every run a folder of its own. */
    private static List<Path> reports(Path results) {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
