package io.onrush.waitingroom;

/**
 * One thing wrong with a request.
 *
 * @param field the JSON field
 * @param detail what is wrong and what to do
 */
public record FieldError(String field, String detail) {
}
