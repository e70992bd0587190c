package io.onrush.checkout.payment;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the payment provider is called.
 *
 * @param url of the provider, without a trailing slash; `/payments/<key>` is appended. Empty: this process's own simulated
 * provider
 * @param apiKey secret, sent as a bearer token [not blank with the role checkout-saga]
 * @param timeout longest wait for one answer; then the outcome is unknown [above 0, at least `connect-timeout`]
 * @param connectTimeout longest wait for a connection
 * @param maxConnections connections to the provider [1 or more]
 * @param maxPending calls that wait for a connection; beyond it the outcome is unknown at once [1 or more]
 */
public record PaymentSettings(@DefaultValue("") String url, @DefaultValue("") String apiKey,
		@DefaultValue("5s") Duration timeout, @DefaultValue("2s") Duration connectTimeout,
		@DefaultValue("100") int maxConnections, @DefaultValue("1000") int maxPending) {

	public PaymentSettings {
		if (timeout.isNegative() || timeout.isZero() || connectTimeout.compareTo(timeout) > 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.payment.timeout (" + timeout
					+ ") must be positive and not shorter than .connect-timeout (" + connectTimeout + ")");
		}
		if (maxConnections < 1 || maxPending < 1) {
			throw new IllegalArgumentException(
					"onrush.checkout-saga.payment.max-connections and .max-pending must be at least 1");
		}
	}

	@Override
	public String toString() {
		return "PaymentSettings[url=" + this.url + ", timeout=" + this.timeout + "]";
	}

}
