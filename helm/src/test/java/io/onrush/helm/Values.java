package io.onrush.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Values of the chart, laid over each other as Helm does it: maps are merged, everything else is replaced. */
record Values(ObjectNode tree) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Values of(String yaml) {
        try {
            return new Values((ObjectNode) YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    static Values read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Values with(String yaml) {
        return with(of(yaml));
    }

    Values with(Values overlay) {
        return new Values(merged(tree, overlay.tree));
    }

    private static ObjectNode merged(ObjectNode below, ObjectNode above) {
        ObjectNode both = below.deepCopy();
        above.properties().forEach(entry -> both.set(
                entry.getKey(),
                both.get(entry.getKey()) instanceof ObjectNode lower && entry.getValue() instanceof ObjectNode upper
                        ? merged(lower, upper)
                        : entry.getValue()));
        return both;
    }

    String text() {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T inFile(Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return use.apply(Files.writeString(file, text()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
