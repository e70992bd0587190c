package io.onrush.seatmap.plan;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of seat with a price of its own.
 *
 * @param name  unique within its plan
 * @param color what the plan's author paints it with, a CSS colour; {@code null} when the plan names none
 * @param accessible its seats are for those who need them: nobody is given one who does not ask for it
 */
public record Category(String name, @Nullable String color, boolean accessible) {

    private static final Pattern SOUNDS_ACCESSIBLE = Pattern.compile(
            "\\b(wheelchairs?|accessible|accessibility|disabled|rollstuhl\\w*|pmr|fauteuil roulant|silla de ruedas)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Plans of the published format cannot say it but by the name. */
    static boolean soundsAccessible(String name) {
        return SOUNDS_ACCESSIBLE.matcher(name).find();
    }
}
