package io.onrush.engine.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docs/configuration.md: people write what is between the tables, the tables are generated. {@code <!-- settings: onrush.edge -->}
 * begins the table of all settings below that prefix for which there is no longer one; {@code <!-- settings: spring -->} begins that
 * of Spring Boot's settings which we set.
 */
final class ConfigurationPage {

    private static final Pattern TABLE = Pattern.compile("<!-- settings: (\\S+) -->\\R.*?<!-- end -->", Pattern.DOTALL);
    private static final String SPRING = "spring";

    private final String text;
    private final List<String> prefixes;
    private final Settings settings;

    ConfigurationPage(String text, Settings settings) {
        this.text = text;
        this.settings = settings;
        this.prefixes = TABLE.matcher(text).results().map(table -> table.group(1)).toList();
    }

    String withTablesMadeAnew() {
        return TABLE.matcher(text).replaceAll(table -> Matcher.quoteReplacement(table(table)));
    }

    /** Settings for which the page has no table. */
    List<String> homeless() {
        return settings.ours().keySet().stream().filter(name -> prefixOf(name).isEmpty()).toList();
    }

    private String table(MatchResult marker) {
        String prefix = marker.group(1);
        String rows = prefix.equals(SPRING) ? springRows() : rows(settings.ours().values().stream()
                .filter(setting -> prefixOf(setting.name()).filter(prefix::equals).isPresent()).toList());
        return "<!-- settings: " + prefix + " -->\n" + rows + "<!-- end -->";
    }

    private Optional<String> prefixOf(String name) {
        return prefixes.stream().filter(prefix -> name.startsWith(prefix + ".")).max(Comparator.comparing(String::length));
    }

    private static String rows(Collection<Setting> settings) {
        List<String> lines = new ArrayList<>(List.of("| property | type | default | range | meaning |", "|---|---|---|---|---|"));
        settings.forEach(setting -> lines.add("| `%s` | %s | %s | %s | %s |".formatted(
                setting.name(), setting.type(), code(setting.standard()), setting.range(), setting.meaning().replace("|", "\\|"))));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private String springRows() {
        List<String> lines = new ArrayList<>(List.of("| property | our value | Spring Boot says |", "|---|---|---|"));
        settings.springs().values().forEach(setting -> lines.add("| `%s` | %s | %s |".formatted(
                setting.name(), code(setting.standard()), firstSentence(setting.meaning()))));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value.replace("|", "\\|") + "`";
    }

    private static String firstSentence(String text) {
        return text.replaceAll("(?s)(?<=\\.)\\s.*", "").replace("|", "\\|");
    }
}
