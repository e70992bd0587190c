package io.onrush.seatmap;

/**
 * One thing wrong with what a caller sent.
 *
 * @param field  the place, as a path from the document's root, such as {@code zones[0].rows[2].seats[5].category}
 * @param detail what is wrong there and what to do about it
 */
public record FieldError(String field, String detail) {
}
