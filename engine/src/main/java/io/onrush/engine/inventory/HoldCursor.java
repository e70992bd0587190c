package io.onrush.engine.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the live holds by deadline: those after it lapse later. Its text is opaque to callers. */
public record HoldCursor(long deadlineMillis, String holdId) {

    public static final HoldCursor START = new HoldCursor(0, "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})~([\\w.-]{45})");

    /** Empty where the text is none that this class wrote. */
    public static Optional<HoldCursor> parse(String text) {
        Matcher cursor = TEXT.matcher(text);
        return cursor.matches() ? Optional.of(new HoldCursor(Long.parseLong(cursor.group(1)), cursor.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return deadlineMillis + "~" + holdId;
    }
}
