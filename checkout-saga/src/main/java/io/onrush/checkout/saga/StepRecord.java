package io.onrush.checkout.saga;

import java.time.Instant;

/**
 * One line of an order's step log. {@code seq} counts from 1 without gaps per order. {@code outcome} is one of
 * {@code done}, {@code refused}, {@code retrying}, {@code given-up}, {@code compensated}.
 */
public record StepRecord(long seq, String step, String outcome, Instant at) {
}
