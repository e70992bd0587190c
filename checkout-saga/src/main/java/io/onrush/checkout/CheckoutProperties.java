package io.onrush.checkout;

import java.nio.charset.StandardCharsets;

import io.onrush.checkout.order.OrderSettings;
import io.onrush.checkout.outbox.KafkaSettings;
import io.onrush.checkout.outbox.OutboxSettings;
import io.onrush.checkout.payment.PaymentSettings;
import io.onrush.checkout.payment.simulated.SimulatedProviderSettings;
import io.onrush.checkout.saga.SagaSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the checkout, under {@code onrush.checkout-saga}.
 *
 * @param serve follows from `onrush.roles` and is not set by hand
 * @param ticketKey secret with which ticket codes are made; what scanners check them with [32 bytes or more]
 */
@ConfigurationProperties("onrush.checkout-saga")
public record CheckoutProperties(@DefaultValue("true") boolean serve, @DefaultValue("") String ticketKey,
		@NestedConfigurationProperty @DefaultValue SagaSettings saga,
		@NestedConfigurationProperty @DefaultValue OrderSettings orders,
		@NestedConfigurationProperty @DefaultValue PaymentSettings payment,
		@NestedConfigurationProperty @DefaultValue SimulatedProviderSettings simulatedProvider,
		@NestedConfigurationProperty @DefaultValue OutboxSettings outbox,
		@NestedConfigurationProperty @DefaultValue KafkaSettings kafka,
		@NestedConfigurationProperty @DefaultValue MetricsSettings metrics) {

	public CheckoutProperties {
		int keyBytes = ticketKey.getBytes(StandardCharsets.UTF_8).length;
		if (keyBytes < 32) {
			throw new IllegalArgumentException("onrush.checkout-saga.ticket-key has " + keyBytes
					+ " bytes: set a random secret of at least 32 bytes");
		}
		if (serve && payment.apiKey().isBlank()) {
			throw new IllegalArgumentException("onrush.checkout-saga.payment.api-key is missing: set the key that the "
					+ "payment provider expects");
		}
		if (payment.timeout().multipliedBy(2).compareTo(saga.stepTimeout()) >= 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.saga.step-timeout (" + saga.stepTimeout()
					+ ") must be longer than twice .payment.timeout (" + payment.timeout()
					+ "), because a step may ask the provider twice: raise the step timeout");
		}
		if (simulatedProvider.enabled() && simulatedProvider.slow().compareTo(payment.timeout()) >= 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.simulated-provider.slow (" + simulatedProvider.slow()
					+ ") must be shorter than .payment.timeout (" + payment.timeout() + ")");
		}
	}

	@Override
	public String toString() {
		return "CheckoutProperties[serve=" + this.serve + ", saga=" + this.saga + ", orders=" + this.orders + ", payment="
				+ this.payment + ", outbox=" + this.outbox + "]";
	}

}
