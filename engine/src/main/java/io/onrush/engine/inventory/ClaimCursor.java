package io.onrush.engine.inventory;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the claims by seat. Its text is opaque to callers. */
public record ClaimCursor(int ordinal, UUID orderId) {

    public static final ClaimCursor START = new ClaimCursor(-1, new UUID(0, 0));

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})~([0-9a-f-]{36})");

    /** Empty where the text is none that this class wrote. */
    public static Optional<ClaimCursor> parse(String text) {
        Matcher cursor = TEXT.matcher(text);
        try {
            return cursor.matches()
                    ? Optional.of(new ClaimCursor(Integer.parseInt(cursor.group(1)), UUID.fromString(cursor.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return ordinal + "~" + orderId;
    }
}
