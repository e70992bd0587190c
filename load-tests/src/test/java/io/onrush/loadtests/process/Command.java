package io.onrush.loadtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a command of ours as the build does: in a process of its own, with its settings as properties. */
public final class Command {

    private Command() {}

    public static Ended run(Path folder, Class<?> main, String url, String adminPassword, Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("onrush.load." + name, value));
        properties.put("onrush.load.url", url);
        properties.put("onrush.load.folder", folder.toString());
        try (ChildJvm command = ChildJvm.start(main, "-Xmx256m", properties, Map.of("ONRUSH_LOAD_ADMIN_PASSWORD", adminPassword), List.of(), folder.resolve("command.log"))) {
            return new Ended(command.await(), Files.readString(command.log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Ended(int status, String said) {}
}
