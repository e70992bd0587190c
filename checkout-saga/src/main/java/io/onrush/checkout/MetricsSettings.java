package io.onrush.checkout;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is measured.
 *
 * @param interval how often the figures that come from the database are read: open sagas, the outbox [above 0]
 */
public record MetricsSettings(@DefaultValue("10s") Duration interval) {

	public MetricsSettings {
		if (interval.isNegative() || interval.isZero()) {
			throw new IllegalArgumentException("onrush.checkout-saga.metrics.interval must be positive");
		}
	}

}
