package io.onrush.engine.edge;

/**
 * One fault of a request.
 *
 * @param field where it is, as a path: {@code prices.Gold.amount}, {@code seats[3]}
 * @param detail what is wrong, and what to send instead
 */
public record FieldError(String field, String detail) {}
