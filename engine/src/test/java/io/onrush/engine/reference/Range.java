package io.onrush.engine.reference;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** What ranges in the page may look like, and values just outside them. */
final class Range {

    private static final Pattern OR_MORE = Pattern.compile("(\\d+)( ms| bytes)? or more");
    private static final Pattern FROM_TO = Pattern.compile("(-?[\\d,]*\\d) to ([\\d,]*\\d)");
    private static final Pattern UP_TO = Pattern.compile("0 to (\\d+[smh])");
    private static final Pattern RELATION = Pattern.compile("(longer than|shorter than|at least|at most)( twice)? `([a-z.-]+)`");

    private Range() {}

    static List<String> outside(Setting setting, Map<String, Setting> all) {
        return Arrays.stream(setting.range().split(", (?!\\d{3})")).flatMap(rule -> outside(rule, setting, all)).toList();
    }

    private static Stream<String> outside(String rule, Setting setting, Map<String, Setting> all) {
        if (rule.equals("above 0")) {
            return Stream.of("0");
        }
        if (rule.equals("ends in a slash")) {
            return Stream.of("https://onrush.io/errors");
        }
        if (rule.startsWith("not blank")) {
            return Stream.of(" ");
        }
        if (rule.startsWith("below ")) {
            return Stream.of(plain(rule.substring(6)));
        }
        Matcher orMore = OR_MORE.matcher(rule);
        if (orMore.matches()) {
            long least = Long.parseLong(orMore.group(1));
            return Stream.of(" bytes".equals(orMore.group(2)) ? "x".repeat((int) least - 1) : Long.toString(least - 1));
        }
        Matcher fromTo = FROM_TO.matcher(rule);
        if (fromTo.matches()) {
            return Stream.of(Long.toString(Long.parseLong(plain(fromTo.group(1))) - 1), Long.toString(Long.parseLong(plain(fromTo.group(2))) + 1));
        }
        Matcher upTo = UP_TO.matcher(rule);
        if (upTo.matches()) {
            return Stream.of("-1", Long.toString(duration(upTo.group(1)).toMillis() + 1));
        }
        Matcher relation = RELATION.matcher(rule);
        if (relation.matches()) {
            long bound = number(other(setting, relation.group(3), all)) * (relation.group(2) == null ? 1 : 2);
            return Stream.of(Long.toString(switch (relation.group(1)) {
                case "at least" -> bound - 1;
                case "at most" -> bound + 1;
                default -> bound;
            }));
        }
        throw new AssertionError("The range of " + setting.name() + " is not understood: " + rule + ". Word it like another, or teach Range.");
    }

    /** A setting beside it, or one a step further up. */
    private static Setting other(Setting setting, String name, Map<String, Setting> all) {
        String beside = setting.name().substring(0, setting.name().lastIndexOf('.'));
        String above = beside.substring(0, beside.lastIndexOf('.'));
        return Stream.of(beside, above).map(prefix -> all.get(prefix + "." + name)).filter(found -> found != null).findFirst()
                .orElseThrow(() -> new AssertionError("The range of " + setting.name() + " names no setting: " + name));
    }

    private static long number(Setting setting) {
        return switch (setting.type()) {
            case "duration" -> duration(setting.standard()).toMillis();
            case "size" -> DataSize.parse(setting.standard()).toBytes();
            default -> Long.parseLong(setting.standard());
        };
    }

    private static Duration duration(String text) {
        return DurationStyle.detectAndParse(text);
    }

    private static String plain(String number) {
        return number.replace(",", "");
    }
}
