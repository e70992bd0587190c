package io.onrush.engine.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The texts of one language, from the catalogues that scripts read too, of which a page names those that it needs. A text that is missing is a fault. */
public final class Texts {

    /** What all pages say, what rooms, events and draws do, and what the shop does. */
    private static final List<String> CATALOGUES = List.of("common/", "", "shop/");

    private static final Map<String, Texts> ALL = Languages.all().stream().collect(Collectors.toMap(Function.identity(), Texts::new));
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Locale locale;
    private final ObjectNode catalogue = JsonNodeFactory.instance.objectNode();

    private Texts(String language) {
        this.locale = language.equals(Languages.ENGLISH) ? Locale.UK : Locale.of(language);
        CATALOGUES.forEach(name -> read("pages/assets/words/" + name + language + ".json").properties().forEach(this::add));
    }

    private static JsonNode read(String path) {
        try {
            return new JsonMapper().readTree(new ClassPathResource(path).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Map.Entry<String, JsonNode> text) {
        if (catalogue.has(text.getKey())) {
            throw new IllegalStateException("two catalogues have a text " + text.getKey());
        }
        catalogue.set(text.getKey(), text.getValue());
    }

    /** @param language one that {@link Languages#of} gives */
    public static Texts of(String language) {
        return ALL.get(language);
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return catalogue.has(key);
    }

    public String text(String key) {
        return text(key, Map.of());
    }

    /** Numbers are written as the language has them, and {@code n} chooses the plural. */
    public String text(String key, Map<String, Object> values) {
        JsonNode found = catalogue.required(key);
        String text = found.isObject() ? found.required(isOne((Number) values.get("n")) ? "one" : "other").asString() : found.asString();
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(written(values, name)));
    }

    private String written(Map<String, Object> values, MatchResult name) {
        Object value = values.get(name.group(1));
        return value instanceof Number number ? NumberFormat.getIntegerInstance(locale).format(number) : String.valueOf(value);
    }

    /** By the plural rules of the four languages; French counts none as one. */
    private boolean isOne(Number number) {
        return number.longValue() == 1 || number.longValue() == 0 && locale.getLanguage().equals("fr");
    }
}
