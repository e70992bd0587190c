package io.onrush.engine.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seats that took a state together. An entry of the stream that changed two states yields two of these, one after the other. */
public record ChangeEntry(long seq, char letter, int[] ordinals) {

    /** @param entry {@code [id, [letter, "1,2,3", …]]} as XRANGE answers it */
    static Stream<ChangeEntry> read(Object entry) {
        List<?> idAndFields = (List<?>) entry;
        String id = (String) idAndFields.get(0);
        long seq = Long.parseLong(id.substring(0, id.indexOf('-')));
        List<?> fields = (List<?>) idAndFields.get(1);
        return IntStream.range(0, fields.size() / 2)
                .mapToObj(i -> new ChangeEntry(seq, letter(fields.get(2 * i)), ordinals(fields.get(2 * i + 1))));
    }

    private static char letter(Object field) {
        return ((String) field).charAt(0);
    }

    private static int[] ordinals(Object value) {
        return Arrays.stream(((String) value).split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
