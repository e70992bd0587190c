package io.onrush.loadtests.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings, and gathers all that is wrong with them so that it is told together. */
final class SettingsReader {

    static final String PREFIX = "onrush.load.";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L);

    private final Map<String, String> given;
    private final Set<String> known = new TreeSet<>();
    private final List<String> errors = new ArrayList<>();

    SettingsReader(Map<String, String> given) {
        this.given = given;
    }

    String text(String name, String otherwise) {
        return value(name).orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        return read(name, otherwise, "a number from " + least + " to " + most,
                text -> text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most) : Optional.empty());
    }

    long seed(String name, long otherwise) {
        return read(name, otherwise, "a whole number", text -> text.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty());
    }

    /** A part of the whole, from 0 to 1. */
    double share(String name, double otherwise) {
        return read(name, otherwise, "a share from 0 to 1, such as 0.05",
                text -> text.matches("[01]|0?\\.\\d{1,9}|1\\.0+") ? Optional.of(Double.valueOf(text)) : Optional.empty());
    }

    Duration duration(String name, Duration otherwise, Duration least, Duration most) {
        return read(name, otherwise, "a duration from " + least.toMillis() + "ms to " + most.toSeconds() + "s, such as 500ms, 30s or 2m",
                text -> parse(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
    }

    <T> T read(String name, T otherwise, String rule, Function<String, Optional<T>> parser) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return parser.apply(text.get()).orElseGet(() -> {
            wrong(name, "must be " + rule + ", not \"" + text.get() + "\"");
            return otherwise;
        });
    }

    void wrong(String name, String rule) {
        errors.add(PREFIX + name + " " + rule);
    }

    Set<String> known() {
        return known;
    }

    /** Fails where something was wrong, a mistyped name included. */
    void refuseIfWrong() {
        given.keySet().stream().filter(name -> !known.contains(name)).sorted().forEach(name ->
                wrong(name, "is not a setting; there are " + String.join(", ", known)));
        if (!errors.isEmpty()) {
            throw new WrongSettings(errors);
        }
    }

    /** What the build leaves of a property that nobody gave, "${…}", is as good as none. */
    private Optional<String> value(String name) {
        known.add(name);
        return Optional.ofNullable(given.get(name)).map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("${"));
    }

    private static Optional<Duration> parse(String text) {
        Matcher duration = DURATION.matcher(text);
        return duration.matches()
                ? Optional.of(Duration.ofMillis(Long.parseLong(duration.group(1)) * MILLIS.get(duration.group(2))))
                : Optional.empty();
    }
}
