package io.onrush.checkout.payment.simulated;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated payment provider.
 *
 * @param enabled serves it at `/simulated-provider/v1`, guarded by `payment.api-key`; `true` in the embedded default
 * @param slow how long `tok_slow` takes to answer [shorter than `payment.timeout`]
 * @param hang after how long a `tok_timeout` call is dropped without an answer
 */
public record SimulatedProviderSettings(@DefaultValue("false") boolean enabled, @DefaultValue("2s") Duration slow,
		@DefaultValue("60s") Duration hang) {
}
