package io.onrush.checkout;

import io.onrush.checkout.order.OrderConfiguration;
import io.onrush.checkout.outbox.OutboxConfiguration;
import io.onrush.checkout.payment.PaymentConfiguration;
import io.onrush.checkout.payment.simulated.SimulatedProviderConfiguration;
import io.onrush.checkout.saga.SagaConfiguration;
import io.onrush.checkout.ticket.TicketConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The checkout. The application provides {@code Inventory} and {@code SaleTerms}, and the beans that all modules share:
 * {@code DatabaseClient}, {@code TransactionalOperator}, {@code Clock}, {@code IdGenerator}, {@code JsonMapper}.
 */
@AutoConfiguration
@EnableConfigurationProperties(CheckoutProperties.class)
@Import({ SagaConfiguration.class, OrderConfiguration.class, PaymentConfiguration.class,
		SimulatedProviderConfiguration.class, TicketConfiguration.class, OutboxConfiguration.class })
public class CheckoutSagaAutoConfiguration {
}
