package io.onrush.checkout.payment;

import java.net.URI;
import java.time.Clock;

import io.netty.channel.ChannelOption;
import io.onrush.checkout.CheckoutProperties;
import io.onrush.checkout.RoleMeters;
import io.onrush.checkout.Traces;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

/** Wires the payments; imported by the auto-configuration only. */
@Configuration(proxyBeanMethods = false)
public class PaymentConfiguration {

	@Bean(destroyMethod = "dispose")
	ConnectionProvider paymentConnections(CheckoutProperties properties) {
		PaymentSettings settings = properties.payment();
		return ConnectionProvider.builder("onrush-payment")
			.maxConnections(settings.maxConnections())
			.pendingAcquireMaxCount(settings.maxPending())
			.pendingAcquireTimeout(settings.timeout())
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	PaymentGateway paymentGateway(ConnectionProvider paymentConnections, CheckoutProperties properties,
			ObjectProvider<PaymentEndpoint> endpoints, Traces traces) {
		return new HttpPaymentGateway(client(paymentConnections, properties), endpoint(properties, endpoints),
				properties.payment().timeout(), traces);
	}

	@Bean
	@ConditionalOnMissingBean
	ProviderBooks providerBooks(ConnectionProvider paymentConnections, CheckoutProperties properties,
			ObjectProvider<PaymentEndpoint> endpoints) {
		return new HttpProviderBooks(client(paymentConnections, properties), endpoint(properties, endpoints),
				properties.payment().timeout());
	}

	private static WebClient client(ConnectionProvider paymentConnections, CheckoutProperties properties) {
		PaymentSettings settings = properties.payment();
		// Reactor Netty repeats a request whose connection broke. A lost answer must surface as unknown instead.
		HttpClient http = HttpClient.create(paymentConnections)
			.disableRetry(true)
			.responseTimeout(settings.timeout())
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis());
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(http))
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.apiKey())
			.build();
	}

	@Bean
	Payments payments(PaymentGateway gateway, DatabaseClient database, Clock clock, RoleMeters meters) {
		return new Payments(new MeteredPaymentGateway(gateway, meters.registry()), new PaymentStore(database, clock));
	}

	/** A process that runs no sagas pays nothing, and needs not know where. */
	private static PaymentEndpoint endpoint(CheckoutProperties properties, ObjectProvider<PaymentEndpoint> endpoints) {
		PaymentSettings settings = properties.payment();
		if (!settings.url().isBlank()) {
			URI base = URI.create(settings.url());
			return () -> base;
		}
		return endpoints.getIfAvailable(() -> {
			if (!properties.serve()) {
				return () -> URI.create("unused:");
			}
			throw new IllegalStateException("onrush.checkout-saga.payment.url is empty and the application supplies no "
					+ "PaymentEndpoint: set the property to the base URL of the payment provider");
		});
	}

}
