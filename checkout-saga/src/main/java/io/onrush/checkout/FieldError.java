package io.onrush.checkout;

/** One bad field of a request: its JSON name, and what is wrong with it and what to do. */
public record FieldError(String field, String detail) {
}
