package io.onrush.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Every setting that the application reads: those that Spring Boot's modules describe, those of our own records, and those that
 * our code names. Below a setting that is a map any name is one.
 */
final class KnownSettings {

    private final Set<String> names = new TreeSet<>();
    private final Set<String> maps = new TreeSet<>();

    private KnownSettings() throws IOException, ClassNotFoundException {
        for (URL metadata : Collections.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            new ObjectMapper().readTree(metadata.openStream()).path("properties").forEach(this::addDescribed);
        }
        for (Class<?> record : ourRecords()) {
            addRecord(record.getAnnotation(ConfigurationProperties.class).value(), record);
        }
        Arrays.stream(ApplicationModule.values()).flatMap(module -> module.texts("io/onrush").stream())
                .filter(text -> text.matches("onrush(\\.[a-z-]+)+"))
                .forEach(names::add);
    }

    static KnownSettings ofTheApplication() {
        try {
            return new KnownSettings();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String setting) {
        String name = setting.replaceAll("\\[\\d+]", "");
        return names.contains(name) || maps.stream().anyMatch(map -> name.startsWith(map + "."));
    }

    /** By the rules of Spring Boot for environment variables. */
    boolean hasVariable(String variable) {
        return names.stream().anyMatch(name -> variable(name).equals(variable))
                || maps.stream().anyMatch(map -> variable.startsWith(variable(map) + "_"));
    }

    private static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void addDescribed(JsonNode property) {
        add(property.path("name").asText(), property.path("type").asText().startsWith("java.util.Map"));
    }

    private void add(String name, boolean isMap) {
        (isMap ? maps : names).add(name);
    }

    private static Set<Class<?>> ourRecords() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<Class<?>> records = new HashSet<>();
        for (var found : scanner.findCandidateComponents("io.onrush")) {
            records.add(Class.forName(found.getBeanClassName()));
        }
        return records;
    }

    private void addRecord(String prefix, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                addRecord(name, component.getType());
            } else {
                add(name, Map.class.isAssignableFrom(component.getType()));
            }
        }
    }
}
