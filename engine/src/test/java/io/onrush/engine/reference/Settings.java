package io.onrush.engine.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All settings that the metadata on the class path describes, Spring Boot's too, and what application.yaml sets. */
final class Settings {

    private final SortedMap<String, Setting> described = new TreeMap<>();
    private final Map<String, String> set = new LinkedHashMap<>();
    private final SortedMap<String, String> classes = new TreeMap<>();

    static Settings load() {
        try {
            Settings settings = new Settings();
            settings.readOurs();
            for (Resource metadata : new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
                settings.readMetadata(metadata);
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By name, with the value that application.yaml gives as the standard. */
    SortedMap<String, Setting> ours() {
        SortedMap<String, Setting> ours = new TreeMap<>();
        described.subMap("onrush.", "onrush/").forEach((name, setting) -> ours.put(name, set.containsKey(name) ? setting.with(set.get(name)) : setting));
        return ours;
    }

    /** The class of every prefix that is bound as a whole: {@code io.onrush.…Properties → onrush.…}. */
    SortedMap<String, String> classes() {
        return classes;
    }

    /** Spring Boot's, with our value; what Boot says of it, where it says something. */
    SortedMap<String, Setting> springs() {
        SortedMap<String, Setting> springs = new TreeMap<>();
        set.forEach((name, value) -> {
            if (!name.startsWith("onrush.")) {
                Setting boots = described.getOrDefault(name, new Setting(name, "", "", "", "", ""));
                springs.put(name, boots.with(value));
            }
        });
        return springs;
    }

    private void readOurs() throws IOException {
        var source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader().load("ours", new ClassPathResource("application.yaml")).getFirst();
        for (String name : source.getPropertyNames()) {
            set.put(name, String.valueOf(source.getProperty(name)));
        }
    }

    private void readMetadata(Resource metadata) throws IOException {
        try (InputStream json = metadata.getInputStream()) {
            JsonNode tree = new JsonMapper().readTree(json);
            tree.path("groups").forEach(group -> {
                if (group.path("type").asString().equals(group.path("sourceType").asString()) && text(group, "name").startsWith("onrush")) {
                    classes.put(text(group, "type"), text(group, "name"));
                }
            });
            tree.path("properties").forEach(property -> described.put(text(property, "name"), Setting.of(text(property, "name"), text(property, "type"),
                    standard(property.path("defaultValue")), text(property, "description"), text(property, "sourceType"))));
        }
    }

    private static String standard(JsonNode value) {
        return value.isArray() ? String.join(",", value.valueStream().map(JsonNode::asString).toList()) : value.asString("");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
