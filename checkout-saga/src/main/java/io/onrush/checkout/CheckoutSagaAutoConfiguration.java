package io.onrush.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.checkout.order.OrderConfiguration;
import io.onrush.checkout.outbox.OutboxConfiguration;
import io.onrush.checkout.payment.PaymentConfiguration;
import io.onrush.checkout.payment.simulated.SimulatedProviderConfiguration;
import io.onrush.checkout.saga.SagaConfiguration;
import io.onrush.checkout.ticket.TicketConfiguration;
import io.opentelemetry.api.OpenTelemetry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The checkout. The application provides {@code Inventory} and {@code SaleTerms}, and the beans that all modules share:
 * {@code DatabaseClient}, {@code TransactionalOperator}, {@code Clock}, {@code IdGenerator}, {@code JsonMapper}, and a
 * {@code MeterRegistry} where it has one.
 */
@AutoConfiguration
@EnableConfigurationProperties(CheckoutProperties.class)
@Import({ SagaConfiguration.class, OrderConfiguration.class, PaymentConfiguration.class,
		SimulatedProviderConfiguration.class, TicketConfiguration.class, OutboxConfiguration.class })
public class CheckoutSagaAutoConfiguration {

	@Bean
	RoleMeters checkoutMeters(CheckoutProperties properties, ObjectProvider<MeterRegistry> registries) {
		return RoleMeters.of(properties.serve(), registries);
	}

	/** Makes nothing where the application gives no telemetry. */
	@Bean
	Traces checkoutTraces(ObjectProvider<OpenTelemetry> telemetry) {
		return new Traces(telemetry.getIfAvailable(OpenTelemetry::noop));
	}

}
