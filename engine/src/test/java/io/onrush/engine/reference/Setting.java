package io.onrush.engine.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as its record's Javadoc describes it: {@code @param tick pause between two looks [above 0]}.
 *
 * @param type in a word
 * @param standard the value where none is given; empty where there is none
 * @param range what is in the brackets at the end; empty where any value goes
 * @param owner the class that it belongs to; empty where it is described by hand
 */
record Setting(String name, String type, String standard, String meaning, String range, String owner) {

    private static final Pattern RANGE_AT_THE_END = Pattern.compile("(.*) \\[([^\\]]+)]");

    static Setting of(String name, String javaType, String standard, String description, String owner) {
        Matcher both = RANGE_AT_THE_END.matcher(description);
        return both.matches()
                ? new Setting(name, inAWord(javaType), standard, both.group(1), both.group(2), owner)
                : new Setting(name, inAWord(javaType), standard, description, "", owner);
    }

    Setting with(String value) {
        return new Setting(name, type, value, meaning, range, owner);
    }

    private static String inAWord(String javaType) {
        return switch (javaType.replaceAll(".*\\.|<.*", "")) {
            case "Duration" -> "duration";
            case "DataSize" -> "size";
            case "Integer", "Long", "Short", "Double" -> "number";
            case "Boolean" -> "true, false";
            case "URI" -> "URI";
            default -> javaType.startsWith("java.util.List") ? "list" : "text";
        };
    }
}
