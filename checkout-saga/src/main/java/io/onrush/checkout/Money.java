package io.onrush.checkout;

/**
 * An amount of money in minor units (cents), never negative, with its ISO 4217 currency code. JSON:
 * {@code {"amount": 12500, "currency": "EUR"}}.
 */
public record Money(long amount, String currency) {

	public Money {
		if (amount < 0) {
			throw new IllegalArgumentException("amount must not be negative: " + amount);
		}
		if (currency == null || !currency.matches("[A-Z]{3}")) {
			throw new IllegalArgumentException("currency must be an ISO 4217 code such as EUR: " + currency);
		}
	}

}
