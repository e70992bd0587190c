package io.onrush.checkout.payment.simulated;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated payment provider.
 *
 * @param enabled whether its endpoint is served
 * @param slow how long {@code tok_slow} takes to answer
 * @param hang after how long a {@code tok_timeout} call is dropped without an answer
 */
public record SimulatedProviderSettings(@DefaultValue("false") boolean enabled, @DefaultValue("2s") Duration slow,
		@DefaultValue("60s") Duration hang) {
}
