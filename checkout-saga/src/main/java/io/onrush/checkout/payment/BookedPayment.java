package io.onrush.checkout.payment;

import io.onrush.checkout.Money;

/** One payment on the provider's books. {@code captured} is what was ever taken, {@code refunded} what of it was given back. */
public record BookedPayment(String key, String status, Money captured, Money refunded) {
}
