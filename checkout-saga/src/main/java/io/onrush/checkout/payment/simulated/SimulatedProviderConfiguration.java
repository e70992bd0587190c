package io.onrush.checkout.payment.simulated;

import java.time.Clock;

import io.onrush.checkout.CheckoutProperties;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the simulated provider where it is enabled; imported by the auto-configuration only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("onrush.checkout-saga.simulated-provider.enabled")
public class SimulatedProviderConfiguration {

	@Bean
	RouterFunction<ServerResponse> simulatedProviderRoutes(DatabaseClient database, Clock clock,
			CheckoutProperties properties) {
		return new SimulatedProvider(new SimulatedBooks(database, clock), properties.simulatedProvider(),
				properties.payment().apiKey())
			.routes();
	}

}
